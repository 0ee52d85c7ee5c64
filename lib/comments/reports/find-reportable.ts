import { and, eq } from "drizzle-orm";
import { reader, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { isPublic } from "../shown.ts";

/** A comment as whoever reports it sees it again. */
export type Reportable = { id: number; name: string; createdAt: Date; html: string; post: string };

/** Only what everyone may read can be reported; anything else is as good as not there. */
export async function findReportable(
  id: number,
  now = new Date(),
  source: Pick<Transaction, "select"> = reader,
): Promise<Reportable | undefined> {
  const row = await source
    .select({
      id: comments.id,
      name: comments.name,
      createdAt: comments.createdAt,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      post: posts.title,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, id), isPublic(now)))
    .get();
  if (!row) return undefined;
  const { body, bodyFormat, ...found } = row;
  return { ...found, html: renderComment(body, bodyFormat) };
}
