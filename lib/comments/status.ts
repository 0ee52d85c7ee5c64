import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { enqueue, job } from "#lib/jobs/queue.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import type { CommentStatus } from "./comment.ts";
import { keepLesson } from "./memory/lessons.ts";

type StatusChange = {
  commentId: number;
  from: { status: CommentStatus; version: number; keepsPlace: boolean };
  to: CommentStatus;
  /** None: by trust in its writer, and nobody has read it. */
  by: number | null;
  /** Where a decision is taken back: what else the comment was before it. */
  was?: { statusBy: number | null; keepsPlace: boolean } | undefined;
};

/** Asked for with every change, for after a while in which it can be taken back. */
export const statusChanged = job<{ commentId: number; status: CommentStatus; at: number }>(
  "comments.status-changed",
);

const takenBackWithinMs = 2 * 60_000;

/**
 * The only way a comment's status is changed but by its writer. Readers get a new edition whenever it comes or
 * goes, and what answers it comes and goes with it.
 */
export async function changeStatus(
  tx: Transaction,
  { commentId, from, to, by, was }: StatusChange,
  now: Date,
): Promise<void> {
  const version = from.version + 1;
  const { statusBy, keepsPlace } = was ?? { statusBy: by, keepsPlace: false };
  // What nobody has read teaches nothing.
  if (by !== null) await keepLesson(tx, commentId, to);
  if (from.status === "approved" && to === "approved") {
    // Looked at again and kept: there is nothing to tell, and no time begins anew.
    await tx.update(comments).set({ version }).where(eq(comments.id, commentId));
    return;
  }
  await tx
    .update(comments)
    .set({
      status: to,
      statusAt: now,
      statusBy,
      version,
      keepsPlace,
    })
    .where(eq(comments.id, commentId));
  const runAt = new Date(+now + takenBackWithinMs);
  await enqueue(tx, statusChanged, { commentId, status: to, at: +now }, { now, runAt });
  const isSeen = from.status === "approved" || to === "approved" || from.keepsPlace || keepsPlace;
  if (isSeen) await raiseEdition(tx);
}
