import { eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import type { Moderator } from "#lib/identity/roles.ts";

/** A comment as far as one has to know it to do more than approve or reject it. */
export type CommentAtHand = {
  id: number;
  version: number;
  name: string;
  /** As it was typed, with its marks. */
  body: string;
  status: CommentStatus;
  withdrawnAt: Date | null;
  closedAt: Date | null;
};

export async function findAtHand(
  _: Moderator,
  commentId: number,
): Promise<CommentAtHand | undefined> {
  return reader
    .select({
      id: comments.id,
      version: comments.version,
      name: comments.name,
      body: comments.body,
      status: comments.status,
      withdrawnAt: comments.withdrawnAt,
      closedAt: comments.closedAt,
    })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
}
