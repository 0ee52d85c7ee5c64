import { and, count, eq, min, ne } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";

/** What became of the other comments from the same e-mail address, which anybody can type. */
export type WriterRecord = {
  published: number;
  declined: number;
  waiting: number;
  /** When the first of them was sent. */
  since: Date | undefined;
  /** Of how many of them the owner of the address said that they wrote them. */
  confirmed: number;
};

export async function readRecord(commentId: number, email: string | null): Promise<WriterRecord> {
  if (email === null) {
    return { published: 0, declined: 0, waiting: 0, since: undefined, confirmed: 0 };
  }
  const rows = await reader
    .select({
      status: comments.status,
      count: count(),
      confirmed: count(comments.addressConfirmedAt),
      since: min(comments.createdAt),
    })
    .from(comments)
    .where(and(eq(comments.email, email), ne(comments.id, commentId)))
    .groupBy(comments.status);
  const countOf = (...statuses: CommentStatus[]): number =>
    rows.reduce((sum, row) => sum + (statuses.includes(row.status) ? row.count : 0), 0);
  const first = Math.min(...rows.map(({ since }) => (since ? +since : Infinity)));
  return {
    published: countOf("approved"),
    declined: countOf("rejected", "spam"),
    waiting: countOf("pending"),
    since: Number.isFinite(first) ? new Date(first) : undefined,
    confirmed: rows.reduce((sum, row) => sum + row.confirmed, 0),
  };
}
