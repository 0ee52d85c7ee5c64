import { desc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { isPublic } from "./shown.ts";

export type RecentComment = {
  id: number;
  name: string;
  site: string | null;
  createdAt: Date;
  html: string;
  post: { slug: string; title: string };
};

/** The newest public comments of the whole publication, for its feed. */
export async function listRecentComments(
  limit: number,
  now = new Date(),
): Promise<RecentComment[]> {
  const rows = await reader
    .select({
      id: comments.id,
      name: comments.name,
      site: comments.site,
      createdAt: comments.createdAt,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      slug: posts.slug,
      title: posts.title,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(isPublic(now))
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(limit);

  return rows.map(({ body, bodyFormat, slug, title, ...comment }) => ({
    ...comment,
    html: renderComment(body, bodyFormat),
    post: { slug, title },
  }));
}
