import { and, asc, count, desc, eq, ne } from "drizzle-orm";
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

/** Of an address that more comments came from, these many of the newest say enough. */
const recordMax = 1_000;

export async function readRecord(commentId: number, email: string | null): Promise<WriterRecord> {
  if (email === null) {
    return { published: 0, declined: 0, waiting: 0, since: undefined, confirmed: 0 };
  }
  const isOther = and(eq(comments.email, email), ne(comments.id, commentId));
  const newest = reader
    .select({ status: comments.status, confirmedAt: comments.addressConfirmedAt })
    .from(comments)
    .where(isOther)
    .orderBy(desc(comments.createdAt))
    .limit(recordMax)
    .as("newest");
  const rows = await reader
    .select({ status: newest.status, count: count(), confirmed: count(newest.confirmedAt) })
    .from(newest)
    .groupBy(newest.status);
  const first = await reader
    .select({ at: comments.createdAt })
    .from(comments)
    .where(isOther)
    .orderBy(asc(comments.createdAt))
    .limit(1)
    .get();
  const countOf = (...statuses: CommentStatus[]): number =>
    rows.reduce((sum, row) => sum + (statuses.includes(row.status) ? row.count : 0), 0);
  return {
    published: countOf("approved"),
    declined: countOf("rejected", "spam"),
    waiting: countOf("pending"),
    since: first?.at,
    confirmed: rows.reduce((sum, row) => sum + row.confirmed, 0),
  };
}
