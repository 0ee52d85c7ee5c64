import { readPublication } from "#lib/settings/publication.ts";
import {
  countSpam,
  entryPageLength,
  findHead,
  findNewerPage,
  findNext,
  listPublicEntries,
} from "./public.ts";
import type { PublicEntry } from "./public-entry.ts";
import { readLogSettings } from "./settings.ts";

/** What was decided on one day, as everybody may read it, and how much of it was spam. */
export type LogDay = {
  /** As `2026-06-01`, in the publication's zone. */
  name: string;
  /** A moment of that day. */
  at: Date;
  entries: PublicEntry[];
  spam: number;
};

export type PublicLog = {
  days: LogDay[];
  older: number | undefined;
  newer: number | "first" | undefined;
  /** Why there is nothing: the address names no place, or one that nothing is older than. */
  lost: "unreadable" | "beyond" | undefined;
  head: { sequence: number; hash: string } | undefined;
};

/** One page of the log by days, the newest first; undefined where the owner does not publish it. */
export async function readPublicLog(
  { before }: { before?: unknown } = {},
  now = new Date(),
): Promise<PublicLog | undefined> {
  if (!(await readLogSettings()).isPublished) return undefined;
  const below = readPlace(before);
  const head = await findHead();
  if (before !== undefined && below === undefined) {
    return { days: [], older: undefined, newer: "first", lost: "unreadable", head };
  }

  const found = await listPublicEntries(below, now);
  const entries = found.slice(0, entryPageLength);
  const older = found.length > entryPageLength ? entries.at(-1)?.sequence : undefined;
  const days = await arrange(entries, { hasOlder: older !== undefined, below }, now);
  return {
    days,
    older,
    newer: below === undefined ? undefined : await findNewerPage(below, now),
    lost: below !== undefined && days.length === 0 ? "beyond" : undefined,
    head,
  };
}

/** The number of the row that a page ends above, as its address says it. */
export function readPlace(value: unknown): number | undefined {
  return typeof value === "string" && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}

/** By the days of the publication's zone. A day's spam is told where the day begins, and once. */
async function arrange(
  entries: PublicEntry[],
  { hasOlder, below }: { hasOlder: boolean; below: number | undefined },
  now: Date,
): Promise<LogDay[]> {
  const nameOf = await dayNames();
  const days = new Map<string, LogDay>();
  const dayOf = (at: Date): LogDay => {
    const name = nameOf(at);
    const day = days.get(name) ?? { name, at, entries: [], spam: 0 };
    days.set(name, day);
    return day;
  };
  for (const entry of entries) dayOf(entry.at).entries.push(entry);

  const last = entries.at(-1)?.at;
  const oldest = hasOlder && last ? nameOf(last) : "";
  const above = below === undefined ? undefined : await findNext(below, now);
  const told = above ? nameOf(above) : undefined;
  const from = hasOlder && last ? new Date(+last - dayMs) : undefined;
  for (const { at, count } of await countSpam(from, above)) {
    const name = nameOf(at);
    if (name >= oldest && (told === undefined || name < told)) dayOf(at).spam += count;
  }
  return [...days.values()].sort((one, other) => (one.name < other.name ? 1 : -1));
}

const dayMs = 24 * 60 * 60_000;

/** Each day's name in order of time, as `2026-06-01`. */
async function dayNames(): Promise<(at: Date) => string> {
  const { timeZone } = await readPublication();
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (at) => format.format(at);
}
