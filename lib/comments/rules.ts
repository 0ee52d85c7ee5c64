import { eq } from "drizzle-orm";
import { reader, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { CommentRules } from "#lib/posts/post.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { readCommentPause } from "#lib/settings/comment-pause.ts";

type Reading = Pick<Transaction, "select">;

/** What holds for every conversation now: by an owner's switch, by the length of the queue, by age. */
export async function readCommentRules(
  db: Reading = reader,
): Promise<CommentRules & { pauseSentence: string }> {
  const { closeAfterDays, pauseAtWaiting } = await readCommentLimits(db);
  const { isPaused, sentence } = await readCommentPause(db);
  return {
    closeAfterDays,
    isPaused: isPaused || (await isQueueFull(db, pauseAtWaiting)),
    pauseSentence: sentence,
  };
}

/** Found by going along the queue's index as far as the limit and no further. */
export async function isQueueFull(db: Reading, pauseAtWaiting: number): Promise<boolean> {
  const last = await db
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.status, "pending"))
    .orderBy(comments.createdAt, comments.id)
    .limit(1)
    .offset(pauseAtWaiting - 1)
    .get();
  return last !== undefined;
}
