/** A year, or one month of it, as the publication's clocks show it. */
export type Span = { year: number; month?: number };
type Day = Required<Span> & { day: number };

/** The year an address names. Those of fewer or more digits hold no post. */
export function readYear(segment: string): number | undefined {
  return /^[1-9]\d{3}$/.test(segment) ? Number(segment) : undefined;
}

/** The month an address names, always with two digits, so that it has one address. */
export function readMonth(segment: string): number | undefined {
  return /^(0[1-9]|1[0-2])$/.test(segment) ? Number(segment) : undefined;
}

export function archiveAddress({ year, month }: Span): string {
  return month ? `/archive/${year}/${String(month).padStart(2, "0")}` : `/archive/${year}`;
}

/** In which year a moment lies, in this zone. */
export function yearOf(at: Date, timeZone: string): number {
  return new Date(clock(timeZone)(at)).getUTCFullYear();
}

/** The first moment of a year, month or day in this zone. */
export function startOf(span: Span | Day, timeZone: string): Date {
  const { year, month = 1, day = 1 } = { day: undefined, ...span };
  const shown = clock(timeZone);
  const midnight = shownAt(year, month, day);
  // How far the zone's clocks are from UTC on either side of that midnight; where they change at
  // that very hour, midnight comes later or twice, and the first moment that shows it or more counts.
  const candidates = [-dayMs, dayMs]
    .map((aside) => midnight + aside)
    .map((near) => midnight - (shown(new Date(near)) - near))
    .filter((candidate) => shown(new Date(candidate)) >= midnight);
  return new Date(Math.min(...candidates));
}

/** Where a year, month or day ends, which is where the next begins. */
export function endOf(span: Span | Day, timeZone: string): Date {
  const { year, month, day } = { day: undefined, ...span };
  if (month && day) return startOf({ year, month, day: day + 1 }, timeZone);
  if (!month) return startOf({ year: year + 1 }, timeZone);
  return startOf(month === 12 ? { year: year + 1 } : { year, month: month + 1 }, timeZone);
}

const dayMs = 24 * 60 * 60 * 1000;

/** What a clock in the zone shows, as the moment at which one in Greenwich shows the same. */
function clock(timeZone: string): (at: Date) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return (
      shownAt(part("year"), part("month"), part("day")) +
      ((part("hour") * 60 + part("minute")) * 60 + part("second")) * 1000
    );
  };
}

/** `Date.UTC` takes the years before 100 for those of the last century. */
function shownAt(year: number, month: number, day = 1): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
