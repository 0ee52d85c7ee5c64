import { and, asc, desc, eq, gt, gte, inArray, lt, lte, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { logEntries, publicRows } from "#db/schema/log.ts";
import { posts } from "#db/schema/posts.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { describePublicly, type PublicEntry } from "./public-entry.ts";

export const entryPageLength = 30;

/** Left to itself the planner reads every row, of which most may be spam, or sorts. */
const publicOnes = sql`log_entries indexed by log_entries_public`;

/** The rows below a number, the newest first; one more than a page, to know whether another follows. */
export async function listPublicEntries(
  below: number | undefined,
  now: Date,
  length = entryPageLength,
): Promise<PublicEntry[]> {
  const where = below === undefined ? undefined : lt(logEntries.sequence, below);
  const sequences = await pick(
    { where, order: desc(logEntries.sequence), length: length + 1 },
    now,
  );
  const rows = await reader
    .select()
    .from(logEntries)
    .where(inArray(logEntries.sequence, sequences))
    .orderBy(desc(logEntries.sequence));
  return describePublicly(rows, now);
}

/** Where the page before the one that begins below a number begins. */
export async function findNewerPage(below: number, now: Date): Promise<number | "first"> {
  const newer = await pickFrom(below, entryPageLength + 1, now);
  return newer[entryPageLength] ?? "first";
}

/** When the entry that stands above a place in the list was written. */
export async function findNext(below: number, now: Date): Promise<Date | undefined> {
  const row = await reader
    .select({ at: logEntries.at })
    .from(logEntries)
    .where(inArray(logEntries.sequence, await pickFrom(below, 1, now)))
    .get();
  return row?.at;
}

async function pickFrom(first: number, length: number, now: Date): Promise<number[]> {
  const where = gte(logEntries.sequence, first);
  return pick({ where, order: asc(logEntries.sequence), length }, now);
}

async function pick(
  { where, order, length }: { where: SQL | undefined; order: SQL; length: number },
  now: Date,
): Promise<number[]> {
  const rows = await reader
    .select({ sequence: sql<number>`${logEntries.sequence}` })
    .from(publicOnes)
    .where(and(isForEverybody(now), where))
    .orderBy(order)
    .limit(length);
  return rows.map(({ sequence }) => sequence);
}

/** The last row, whatever it tells: noted somewhere else, it shows that nothing was cut off since. */
export async function findHead(): Promise<{ sequence: number; hash: string } | undefined> {
  return reader
    .select({ sequence: logEntries.sequence, hash: logEntries.hash })
    .from(logEntries)
    .orderBy(desc(logEntries.sequence))
    .limit(1)
    .get();
}

/**
 * Spam is counted by the day and never told one by one. What is told of a comment that waits is told
 * when it is decided about again; what was done to it while it waited, never. Nothing is told from
 * under a post that not everybody may read.
 */
function isForEverybody(now: Date): SQL | undefined {
  return and(
    sql.raw(publicRows),
    sql`not (${logEntries.toStatus} is 'pending'
      and (${logEntries.kind} <> 'undo' or ${logEntries.fromStatus} is 'pending'))`,
    sql`not exists (select 1 from comments as waiting
      where waiting.id = ${logEntries.commentId} and (waiting.status = 'pending'
        or (${logEntries.toStatus} is 'pending' and waiting.withdrawn_at is not null)))`,
    sql`(${logEntries.postId} is null or exists (
      select 1 from posts where ${posts.id} = ${logEntries.postId} and ${isShownAs("post", now)}))`,
  );
}

/** How often something was marked as spam and left so, in quarters of an hour since the epoch. */
export async function countSpam(
  from: Date | undefined,
  until: Date | undefined,
): Promise<{ at: Date; count: number }[]> {
  const slot = sql<number>`${logEntries.at} / ${slotMs}`;
  const rows = await reader
    .select({ slot, count: sql<number>`count(*)` })
    .from(logEntries)
    .where(
      and(
        eq(logEntries.kind, "spam"),
        from && gt(logEntries.at, from),
        until && lte(logEntries.at, until),
        sql`not exists (select 1 from log_entries as later indexed by log_entries_about
          where later.about = ${logEntries.sequence} and later.kind = 'undo')`,
      ),
    )
    .groupBy(slot);
  return rows.map(({ slot: place, count }) => ({ at: new Date(place * slotMs), count }));
}

/** Every zone in use is off by whole ones of these, so that each lies within one day everywhere. */
const slotMs = 15 * 60_000;
