import { eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { readCommentPause } from "#lib/settings/comment-pause.ts";

/** What those who decide should know before they look at any one comment; undefined on a usual day. */
export type QueueWarning =
  | { kind: "paused-by-owner" }
  | { kind: "paused-by-queue"; waiting: number; pauseAt: number }
  | { kind: "long-queue"; waiting: number; pauseAt: number };

export async function findQueueWarning(_: Moderator): Promise<QueueWarning | undefined> {
  if ((await readCommentPause()).isPaused) return { kind: "paused-by-owner" };
  const { warnAtWaiting, pauseAtWaiting: pauseAt } = await readCommentLimits();
  const waiting = await reader.$count(comments, eq(comments.status, "pending"));
  if (waiting >= pauseAt) return { kind: "paused-by-queue", waiting, pauseAt };
  return waiting >= warnAtWaiting ? { kind: "long-queue", waiting, pauseAt } : undefined;
}
