/** Where a publication is at home: the language its dates are said in, and the zone of its clock. */
export type Home = { language: string; timeZone: string };

export function dayIn(home: Home, at: Date): string {
  return format(home, at, { dateStyle: "long" });
}

export function momentIn(home: Home, at: Date): string {
  return format(home, at, { dateStyle: "long", timeStyle: "short" });
}

export function timeIn(home: Home, at: Date): string {
  return format(home, at, { timeStyle: "short" });
}

function format({ language, timeZone }: Home, at: Date, style: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${timeZone} ${style.dateStyle} ${style.timeStyle}`;
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat([language, "en"], { ...style, timeZone });
  formats.set(key, known);
  return known.format(at);
}

/** Making one takes longer than using it a hundred times, and a page of comments uses hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();
