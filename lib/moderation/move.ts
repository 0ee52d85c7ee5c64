import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { follows } from "#db/schema/following.ts";
import { posts } from "#db/schema/posts.ts";
import { isInClosedThread } from "#lib/comments/parent.ts";
import { isPublic } from "#lib/comments/shown.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { record } from "./record.ts";
import { actOnSeen, type SeenComment, type Unseen } from "./seen.ts";

/** Under a post, in answer to a comment there or to none. */
export type Place = { postId: number; parentId: number | null };

export type MoveOutcome =
  | { outcome: "moved"; decisionId: number }
  /** Nothing that everyone may read and answer stands there. */
  | { outcome: "nowhere" }
  /** It is the comment itself, or one that answers it. */
  | { outcome: "inside" }
  /** It stands there. */
  | { outcome: "same" }
  | Unseen;

/** Puts a comment, with all that answers it, where `typed` leads: a comment's address, or a post's. */
export async function moveComment(
  { commentId, seenVersion, typed }: { commentId: number; seenVersion: number; typed: string },
  moderator: Moderator,
  now = new Date(),
): Promise<MoveOutcome> {
  const press = { commentId, seenVersion, action: "move" } as const;
  return actOnSeen(press, { moderator, now }, async (tx, comment, row): Promise<MoveOutcome> => {
    const to = await findPlace(tx, typed, now);
    if (!to) return { outcome: "nowhere" };
    if (to.postId === comment.postId && to.parentId === comment.parentId)
      return { outcome: "same" };
    const branch = await listBranch(tx, commentId);
    if (to.parentId !== null && branch.includes(to.parentId)) return { outcome: "inside" };
    const { postId: fromPostId, parentId: fromParentId } = comment;
    const decisionId = await record(tx, {
      ...row,
      ...{ fromPostId, fromParentId, toPostId: to.postId, toParentId: to.parentId },
      outcome: "applied",
    });
    await put(tx, comment, { to, branch });
    return { outcome: "moved", decisionId };
  });
}

/** Undoes it. */
export async function moveBack(tx: Transaction, comment: SeenComment, to: Place): Promise<void> {
  await put(tx, comment, { to, branch: await listBranch(tx, comment.id) });
}

/** Whether where it stood is still there, and has not come to answer it since. */
export async function isStillThere(
  tx: Transaction,
  commentId: number,
  { postId, parentId }: Place,
): Promise<boolean> {
  if ((await tx.$count(posts, eq(posts.id, postId))) === 0) return false;
  if (parentId === null) return true;
  const isUnderPost = and(eq(comments.id, parentId), eq(comments.postId, postId));
  if ((await tx.$count(comments, isUnderPost)) === 0) return false;
  return !(await listBranch(tx, commentId)).includes(parentId);
}

async function findPlace(tx: Transaction, typed: string, now: Date): Promise<Place | undefined> {
  const asked = typed.trim();
  const comment = /(?:^|\/comments\/|#comment-)([1-9]\d{0,14})$/.exec(asked)?.[1];
  if (comment) {
    const parent = await tx
      .select({ postId: comments.postId, parentId: comments.id })
      .from(comments)
      .innerJoin(posts, eq(posts.id, comments.postId))
      .where(and(eq(comments.id, Number(comment)), isPublic(now)))
      .get();
    const isOpen = parent && !(await isInClosedThread(tx, parent.parentId));
    return isOpen ? parent : undefined;
  }
  const slug = /\/posts\/([^/?#]+)(?:\?[^#]*)?(?:#.*)?$/.exec(asked)?.[1];
  if (!slug) return undefined;
  const post = await tx
    .select({ postId: posts.id })
    .from(posts)
    .where(and(eq(posts.slug, slug), isShownAs("post", now)))
    .get();
  return post && { ...post, parentId: null };
}

/** A comment and all that answers it, at any depth, whatever their status. */
async function listBranch(tx: Transaction, commentId: number): Promise<number[]> {
  const rows = await tx.all<{ id: number }>(sql`
    with recursive branch (id) as (
      select ${commentId}
      union
      select reply.id from comments as reply join branch on reply.parent_id = branch.id
    )
    select id from branch`);
  return rows.map(({ id }) => id);
}

async function put(
  tx: Transaction,
  { id, version }: SeenComment,
  { to, branch }: { to: Place; branch: number[] },
): Promise<void> {
  // Passed as one value: a branch may be longer than a statement may have parameters.
  const all = sql`(select value from json_each(${JSON.stringify(branch)}))`;
  const { postId } = to;
  await tx
    .update(comments)
    .set({ postId })
    .where(sql`${comments.id} in ${all}`);
  await tx
    .update(comments)
    .set({ parentId: to.parentId, version: version + 1 })
    .where(eq(comments.id, id));
  // Whoever asked to hear of the conversation goes on to hear of the one it is part of.
  await tx
    .update(follows)
    .set({ postId })
    .where(sql`${follows.commentId} in ${all}`);
  await raiseEdition(tx);
}
