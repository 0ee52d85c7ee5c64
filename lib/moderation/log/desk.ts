import { desc, eq, inArray, lt } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { logEntries, logParts } from "#db/schema/log.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import type { LogPart, LogRow } from "./entry.ts";

/** A row of the log as moderators read it, with what it says of people. */
export type DeskEntry = Pick<
  LogRow,
  | "sequence"
  | "at"
  | "kind"
  | "commentId"
  | "fromStatus"
  | "toStatus"
  | "reason"
  | "detail"
  | "about"
  | "hash"
> & {
  rules: string[];
  isCommentThere: boolean;
  parts: Partial<Record<LogPart, { value: string | null; redactedAt: Date | null }>>;
};

export type DeskLog = { entries: DeskEntry[]; older: number | undefined };

const pageLength = 30;

/** Every row below a number, the newest first. */
export async function readDeskLog(_: Moderator, below: number | undefined): Promise<DeskLog> {
  const rows = await reader
    .select()
    .from(logEntries)
    .where(below === undefined ? undefined : lt(logEntries.sequence, below))
    .orderBy(desc(logEntries.sequence))
    .limit(pageLength + 1);
  const entries = await withParts(rows.slice(0, pageLength));
  return { entries, older: rows.length > pageLength ? entries.at(-1)?.sequence : undefined };
}

export async function findDeskEntry(
  _: Moderator,
  sequence: number,
): Promise<DeskEntry | undefined> {
  const rows = await reader.select().from(logEntries).where(eq(logEntries.sequence, sequence));
  return (await withParts(rows))[0];
}

async function withParts(rows: LogRow[]): Promise<DeskEntry[]> {
  const sequences = rows.map(({ sequence }) => sequence);
  const read = await reader.select().from(logParts).where(inArray(logParts.sequence, sequences));
  const there = await findComments(rows.flatMap(({ commentId }) => commentId ?? []));
  return rows.map(({ rules, ...row }) => ({
    ...row,
    rules: JSON.parse(rules) as string[],
    isCommentThere: row.commentId !== null && there.has(row.commentId),
    parts: Object.fromEntries(
      read
        .filter(({ sequence }) => sequence === row.sequence)
        .map(({ part, value, redactedAt }) => [part, { value, redactedAt }]),
    ),
  }));
}

async function findComments(ids: number[]): Promise<Set<number>> {
  const rows = await reader
    .select({ id: comments.id })
    .from(comments)
    .where(inArray(comments.id, ids));
  return new Set(rows.map(({ id }) => id));
}
