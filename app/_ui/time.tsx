import type { ReactNode } from "react";
import { dayIn, momentIn } from "#lib/words/dates.ts";
import { publication } from "./publication.ts";

/** A day, in the publication's zone and language. */
export async function Day({ at, className }: Shown): Promise<ReactNode> {
  return <time {...machine(at, className)}>{dayIn(await publication(), at)}</time>;
}

/** A day and its time, in the publication's zone and language. */
export async function Moment({ at, className }: Shown): Promise<ReactNode> {
  return <time {...machine(at, className)}>{momentIn(await publication(), at)}</time>;
}

type Shown = { at: Date; className?: string };

function machine(
  at: Date,
  className: string | undefined,
): { dateTime: string; className?: string } {
  return { dateTime: at.toISOString(), ...(className && { className }) };
}
