import type { ReactNode } from "react";
import { publication } from "./publication.ts";

/** A day, in the publication's zone and language. */
export async function Day({ at, className }: Shown): Promise<ReactNode> {
  return <time {...machine(at, className)}>{await format(at, { dateStyle: "long" })}</time>;
}

/** A day and its time, in the publication's zone and language. */
export async function Moment({ at, className }: Shown): Promise<ReactNode> {
  const style = { dateStyle: "long", timeStyle: "short" } as const;
  return <time {...machine(at, className)}>{await format(at, style)}</time>;
}

type Shown = { at: Date; className?: string };

function machine(
  at: Date,
  className: string | undefined,
): { dateTime: string; className?: string } {
  return { dateTime: at.toISOString(), ...(className && { className }) };
}

async function format(at: Date, style: Intl.DateTimeFormatOptions): Promise<string> {
  const { language, timeZone } = await publication();
  return new Intl.DateTimeFormat(language, { ...style, timeZone }).format(at);
}
