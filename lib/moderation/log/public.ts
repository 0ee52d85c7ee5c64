import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { logEntries, logParts } from "#db/schema/log.ts";
import { editKinds } from "#db/schema/moderation.ts";
import { posts } from "#db/schema/posts.ts";
import { isPublic } from "#lib/comments/shown.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { readNotes, type LogNote } from "./annotations.ts";
import type { LogKind, LogRow } from "./entry.ts";
import { readLogSettings } from "./settings.ts";

/** What everybody may read: no name of a writer, no address, no text, and nothing of what waits. */
const publicKinds = [
  "approve",
  "reject",
  "undo",
  "edit",
  "move",
  "close-thread",
  "open-thread",
  "appeal",
  "trust",
  "distrust",
  "block",
  "unblock",
  "rule",
  "house-rules",
  "settings",
] as const satisfies LogKind[];
export type PublicKind = (typeof publicKinds)[number];

/** A row of the log as everybody may read it. */
export type PublicEntry = {
  sequence: number;
  at: Date;
  kind: PublicKind;
  /** About another text of a comment that was public already. */
  isChange: boolean;
  toStatus: string | null;
  /** Nobody decided: the writer is trusted. */
  isByTrust: boolean;
  /** Only where the owner names moderators. */
  by: string | undefined;
  /** Its address only as long as everybody may read it. */
  comment: { address: string | undefined; isErased: boolean } | undefined;
  post: { slug: string; title: string; language: string | null } | undefined;
  rules: string[];
  reason: string | null;
  /** The house rule that was cited. */
  citedRule: string | null;
  editKind: EditKind | undefined;
  about: number | null;
  notes: LogNote[];
};

type EditKind = (typeof editKinds)[number];

export const entryPageLength = 30;

/** The rows below a number, the newest first; one more than a page, to know whether another follows. */
export async function listPublicEntries(
  below: number | undefined,
  now: Date,
  length = entryPageLength,
): Promise<PublicEntry[]> {
  const rows = await reader
    .select()
    .from(logEntries)
    .where(and(isForEverybody(), below === undefined ? undefined : lt(logEntries.sequence, below)))
    .orderBy(desc(logEntries.sequence))
    .limit(length + 1);
  return describe(rows, now);
}

/** Where the page before the one that begins below a number begins. */
export async function findNewerPage(below: number): Promise<number | "first"> {
  const newer = await reader
    .select({ sequence: logEntries.sequence })
    .from(logEntries)
    .where(and(isForEverybody(), gte(logEntries.sequence, below)))
    .orderBy(asc(logEntries.sequence))
    .limit(entryPageLength + 1);
  return newer[entryPageLength]?.sequence ?? "first";
}

/** When the entry that stands above a place in the list was written. */
export async function findNext(below: number): Promise<Date | undefined> {
  const row = await reader
    .select({ at: logEntries.at })
    .from(logEntries)
    .where(and(isForEverybody(), gte(logEntries.sequence, below)))
    .orderBy(asc(logEntries.sequence))
    .limit(1)
    .get();
  return row?.at;
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
 * when it is decided about again.
 */
function isForEverybody(): SQL | undefined {
  return and(
    inArray(logEntries.kind, [...publicKinds]),
    sql`${logEntries.toStatus} is not 'spam'`,
    sql`not (${logEntries.kind} = 'undo' and ${logEntries.fromStatus} is 'spam')`,
    sql`not exists (select 1 from comments as waiting
      where waiting.id = ${logEntries.commentId} and waiting.status = 'pending')`,
  );
}

/** How often something was marked as spam and left so, in quarters of an hour since the epoch. */
export async function countSpam(from: Date | undefined): Promise<{ at: Date; count: number }[]> {
  const slot = sql<number>`${logEntries.at} / ${slotMs}`;
  const rows = await reader
    .select({ slot, count: sql<number>`count(*)` })
    .from(logEntries)
    .where(
      and(
        eq(logEntries.kind, "spam"),
        from && gt(logEntries.at, from),
        sql`not exists (select 1 from log_entries as later
          where later.about = ${logEntries.sequence} and later.kind = 'undo')`,
      ),
    )
    .groupBy(slot);
  return rows.map(({ slot: place, count }) => ({ at: new Date(place * slotMs), count }));
}

/** Every zone in use is off by whole ones of these, so that each lies within one day everywhere. */
const slotMs = 15 * 60_000;

async function describe(rows: LogRow[], now: Date): Promise<PublicEntry[]> {
  const names = await readModerators(rows.map(({ sequence }) => sequence));
  const standing = await findPublicComments(rows, now);
  const erased = await findErased(rows);
  const about = await readPosts(rows, now);
  const notes = await readNotes(rows.map(({ sequence }) => sequence));
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    kind: row.kind as PublicKind,
    isChange: row.fromStatus === "approved" && row.toStatus === "approved",
    toStatus: row.toStatus,
    isByTrust: row.memberId === null,
    by: names.get(row.sequence),
    comment:
      row.commentId === null
        ? undefined
        : {
            address: standing.has(row.commentId) ? `/comments/${row.commentId}` : undefined,
            isErased: erased.has(row.commentId),
          },
    post: about.get(row.postId ?? 0),
    rules: JSON.parse(row.rules) as string[],
    // Of others it may be words about somebody.
    reason: row.kind === "reject" ? row.reason : null,
    citedRule: row.kind === "reject" ? row.detail : null,
    editKind: editKinds.find((kind) => row.kind === "edit" && row.detail === kind),
    about: row.about,
    notes: notes.get(row.sequence) ?? [],
  }));
}

async function readModerators(sequences: number[]): Promise<Map<number, string>> {
  const { areModeratorsNamed } = await readLogSettings();
  if (!areModeratorsNamed) return new Map();
  const rows = await reader
    .select({ sequence: logParts.sequence, name: logParts.value })
    .from(logParts)
    .where(and(inArray(logParts.sequence, sequences), eq(logParts.part, "member")));
  return new Map(rows.flatMap(({ sequence, name }) => (name ? [[sequence, name]] : [])));
}

async function findPublicComments(rows: LogRow[], now: Date): Promise<Set<number>> {
  const found = await reader
    .select({ id: comments.id })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(inArray(comments.id, commentIds(rows)), isPublic(now)));
  return new Set(found.map(({ id }) => id));
}

async function findErased(rows: LogRow[]): Promise<Set<number>> {
  const ids = commentIds(rows);
  const kept = await reader
    .select({ id: comments.id })
    .from(comments)
    .where(and(inArray(comments.id, ids), isNull(comments.erasedAt)));
  const there = new Set(kept.map(({ id }) => id));
  return new Set(ids.filter((id) => !there.has(id)));
}

function commentIds(rows: LogRow[]): number[] {
  return rows.flatMap(({ commentId }) => commentId ?? []);
}

async function readPosts(
  rows: LogRow[],
  now: Date,
): Promise<Map<number, NonNullable<PublicEntry["post"]>>> {
  const found = await reader
    .select({ id: posts.id, slug: posts.slug, title: posts.title, language: posts.language })
    .from(posts)
    .where(
      and(
        inArray(
          posts.id,
          rows.flatMap(({ postId }) => postId ?? []),
        ),
        isShownAs("post", now),
      ),
    );
  return new Map(found.map(({ id, ...post }) => [id, post]));
}
