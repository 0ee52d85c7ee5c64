import { and, eq, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { isSigned, sign } from "#lib/config/secret.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { commentAddress } from "./address.ts";
import { isPublic } from "./shown.ts";

/** What the private page of one comment shows to its writer. */
export type ReceiptComment = {
  id: number;
  name: string;
  html: string;
  createdAt: Date;
  state: "waiting" | "published" | "declined";
  /** Where everyone reads it, once it is published. */
  address: string | undefined;
  post: { id: number; slug: string };
};

const purpose = "receipt";

/** Names a comment's private page. Nothing is stored: it is the comment's number and our signature on it. */
export function receiptFor(commentId: number): string {
  return `${commentId}-${sign(purpose, String(commentId))}`;
}

/** Where the writer of a comment follows it. */
export function receiptAddress(commentId: number): string {
  return `/receipts/${receiptFor(commentId)}#comment-${commentId}`;
}

export async function findReceipt(
  receipt: string,
  now = new Date(),
): Promise<ReceiptComment | undefined> {
  const [, id, signature] = /^([1-9]\d{0,14})-([\w-]+)$/.exec(receipt) ?? [];
  if (!id || !signature || !isSigned(purpose, id, signature)) return undefined;

  const row = await reader
    .select({
      id: comments.id,
      name: comments.name,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      createdAt: comments.createdAt,
      status: comments.status,
      isPublic: sql<number>`${isPublic(now)}`,
      postId: posts.id,
      slug: posts.slug,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, Number(id)), eq(comments.kind, "comment")))
    .get();
  if (!row) return undefined;

  const post = { id: row.postId, slug: row.slug };
  return {
    id: row.id,
    name: row.name,
    html: renderComment(row.body, row.bodyFormat),
    createdAt: row.createdAt,
    state: row.status === "pending" ? "waiting" : row.isPublic ? "published" : "declined",
    address: row.isPublic ? await commentAddress({ id: row.id, post }) : undefined,
    post,
  };
}
