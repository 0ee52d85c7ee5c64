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

/** How long ago that was, in the largest unit of which it is at least one. */
export function agoIn({ language }: Pick<Home, "language">, ms: number): string {
  const [unit, unitMs] = units.find(([, size]) => ms >= size) ?? (["second", 1000] as const);
  const count = Math.max(1, Math.floor(ms / unitMs));
  return new Intl.RelativeTimeFormat([language, "en"]).format(-count, unit);
}

const units = [
  ["day", 24 * 60 * 60_000],
  ["hour", 60 * 60_000],
  ["minute", 60_000],
] as const;

function format({ language, timeZone }: Home, at: Date, style: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${timeZone} ${style.dateStyle} ${style.timeStyle}`;
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat([language, "en"], { ...style, timeZone });
  formats.set(key, known);
  return known.format(at);
}

/** Making one takes longer than using it a hundred times, and a page of comments uses hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();
