import { and, asc, count, eq, or, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import { isAppealed, isProposed, waitsForDecision } from "#lib/comments/waiting.ts";
import type { Moderator } from "#lib/identity/roles.ts";

export const queues = ["pending", "approved", "rejected", "spam"] as const;
export type Queue = (typeof queues)[number];

export type QueueRow = { id: number; name: string; createdAt: Date; post: string };
export type QueuePage = { rows: QueueRow[]; next: string | undefined };

export const queueRowsMax = 50;

export function asQueue(value: string | undefined): Queue {
  return queues.find((queue) => queue === value) ?? "pending";
}

/** How many comments each queue holds. */
export async function countQueues(_: Moderator): Promise<Record<Queue, number>> {
  const rows = await reader
    .select({ status: comments.status, count: count() })
    .from(comments)
    .groupBy(comments.status);
  const countOf = (status: CommentStatus): number =>
    rows.find((row) => row.status === status)?.count ?? 0;
  const reopened = await reader.$count(comments, or(isProposed(), isAppealed()));
  return {
    pending: countOf("pending") + reopened,
    approved: countOf("approved"),
    rejected: countOf("rejected"),
    spam: countOf("spam"),
  };
}

/** One queue, oldest first, from just after the comment that `after` names. */
export async function readQueue(
  _: Moderator,
  { queue, after }: { queue: Queue; after?: string | undefined },
): Promise<QueuePage> {
  const rows = await reader
    .select({
      id: comments.id,
      name: comments.name,
      createdAt: comments.createdAt,
      post: posts.title,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(
      and(queue === "pending" ? waitsForDecision() : eq(comments.status, queue), isAfter(after)),
    )
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(queueRowsMax + 1);

  const shown = rows.slice(0, queueRowsMax);
  const last = shown.at(-1);
  const hasMore = rows.length > queueRowsMax;
  return { rows: shown, next: hasMore && last ? `${+last.createdAt}-${last.id}` : undefined };
}

function isAfter(place: string | undefined) {
  const [, at, id] = /^(-?\d{1,15})-(\d{1,15})$/.exec(place ?? "") ?? [];
  if (!at || !id) return undefined;
  return sql`(${comments.createdAt}, ${comments.id}) > (${Number(at)}, ${Number(id)})`;
}
