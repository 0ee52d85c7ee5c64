import { publication } from "#app/_ui/publication.ts";
import type { Span } from "#lib/posts/calendar.ts";

/** A year in the digits of the publication's language. */
export async function yearName(year: number): Promise<string> {
  return name({ year }, { year: "numeric" });
}

/** "May" */
export async function monthName(span: Required<Span>): Promise<string> {
  return name(span, { month: "long" });
}

/** "May 2011", or "2011" for the whole year */
export async function spanName({ year, month }: Span): Promise<string> {
  return month ? name({ year, month }, { year: "numeric", month: "long" }) : yearName(year);
}

/** The middle of the month in Greenwich is in that month everywhere. */
async function name({ year, month = 6 }: Span, style: Intl.DateTimeFormatOptions): Promise<string> {
  const { language } = await publication();
  const format = new Intl.DateTimeFormat([language, "en"], {
    ...style,
    calendar: "gregory",
    timeZone: "UTC",
  });
  return format.format(Date.UTC(year, month - 1, 15));
}
