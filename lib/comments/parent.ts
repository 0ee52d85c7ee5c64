import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { decisions } from "#db/schema/moderation.ts";
import type { CommentDraft } from "./draft.ts";
import { isShown } from "./shown.ts";

/**
 * The comment that is answered, `null` for none. One that readers have seen and that is gone since is
 * "removed"; all others are "unknown" alike, so that a guess learns nothing about what is not public.
 */
export async function readParent(
  tx: Transaction,
  { postId, parent }: CommentDraft,
): Promise<number | null | "removed" | "unknown" | "closed"> {
  if (parent === "none") return null;
  if (parent === "unreadable") return "unknown";

  const found = await tx
    .select({
      status: comments.status,
      duplicateOf: comments.duplicateOf,
      keepsPlace: comments.keepsPlace,
      isShown: sql<number>`${isShown()}`,
    })
    .from(comments)
    .where(and(eq(comments.id, parent), eq(comments.postId, postId)))
    .get();
  if (!found) return "unknown";
  if (found.isShown) return (await isInClosedThread(tx, parent)) ? "closed" : parent;
  if (found.keepsPlace) return "removed";

  const isOnlyBelowAnother = found.status === "approved" && found.duplicateOf === null;
  return isOnlyBelowAnother || (await wasApproved(tx, parent)) ? "removed" : "unknown";
}

/** A moderator closed it, or something above it. */
export async function isInClosedThread(tx: Transaction, commentId: number): Promise<boolean> {
  const row = await tx.get<{ count: number }>(sql`
    with recursive line (parent_id, closed_at) as (
      select parent_id, closed_at from comments where id = ${commentId}
      union all
      select above.parent_id, above.closed_at
        from comments as above join line on above.id = line.parent_id
    )
    select count(closed_at) as count from line`);
  return (row?.count ?? 0) > 0;
}

async function wasApproved(tx: Transaction, commentId: number): Promise<boolean> {
  const approval = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.commentId, commentId),
        eq(decisions.outcome, "applied"),
        sql`'approved' in (${decisions.fromStatus}, ${decisions.toStatus})`,
      ),
    )
    .get();
  return approval !== undefined;
}
