import { and, eq, inArray, isNull } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { logParts, type publicKinds } from "#db/schema/log.ts";
import { editKinds } from "#db/schema/moderation.ts";
import { posts } from "#db/schema/posts.ts";
import { isPublic } from "#lib/comments/shown.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { readNotes, type LogNote } from "./annotations.ts";
import type { LogKind, LogRow } from "./entry.ts";
import { readLogSettings } from "./settings.ts";

export type PublicKind = LogKind & (typeof publicKinds)[number];

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
  isByModerator: boolean;
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

/**
 * About somebody and not about what they wrote: beside a comment, which shows a name, the row would say
 * who was blocked.
 */
const personalKinds: readonly string[] = ["trust", "distrust", "block", "unblock"];

/** What held a comment and is nobody's business: that it says of its writer, or of how they wavered. */
const privateRules: readonly string[] = ["blocked", "disowned", "withdrawn", "edited"];

type EditKind = (typeof editKinds)[number];

/** Rows of these kinds, as they are told to everybody at that moment. */
export async function describePublicly(rows: LogRow[], now: Date): Promise<PublicEntry[]> {
  const names = await readModerators(rows.map(({ sequence }) => sequence));
  const standing = await findPublicComments(rows, now);
  const erased = await findErased(rows);
  const about = await readPosts(rows, now);
  const notes = await readNotes(rows.map(({ sequence }) => sequence));
  return rows.map((row) => {
    // A moderator's decision has a number of its own.
    const isByTrust = row.kind === "approve" && row.decisionId === null;
    return {
      sequence: row.sequence,
      at: row.at,
      kind: row.kind as PublicKind,
      isChange: row.fromStatus === "approved" && row.toStatus === "approved",
      toStatus: row.toStatus,
      isByTrust,
      isByModerator: row.memberId !== null && !isByTrust,
      by: isByTrust ? undefined : names.get(row.sequence),
      comment:
        row.commentId === null || personalKinds.includes(row.kind)
          ? undefined
          : {
              address: standing.has(row.commentId) ? `/comments/${row.commentId}` : undefined,
              isErased: erased.has(row.commentId),
            },
      post: personalKinds.includes(row.kind) ? undefined : about.get(row.postId ?? 0),
      rules: (JSON.parse(row.rules) as string[]).filter((rule) => !privateRules.includes(rule)),
      // Of others it may be words about somebody.
      reason: row.kind === "reject" ? row.reason : null,
      citedRule: row.kind === "reject" ? row.detail : null,
      editKind: editKinds.find((kind) => row.kind === "edit" && row.detail === kind),
      about: row.about,
      notes: notes.get(row.sequence) ?? [],
    };
  });
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
