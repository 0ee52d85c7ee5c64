import { desc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, posts } from "#db/schema/posts.ts";
import type { PublishedPost } from "./post.ts";
import { isShownAs } from "./shown.ts";
import { readTagsOf } from "./tags-of.ts";

export type RecentPost = Pick<
  PublishedPost,
  | "id"
  | "kind"
  | "slug"
  | "title"
  | "standfirst"
  | "body"
  | "bodyFormat"
  | "language"
  | "authorName"
  | "signature"
  | "publishedAt"
  | "updatedAt"
  | "tags"
>;

/** The newest posts with their whole text, for feeds. */
export async function listRecentPosts(limit: number, now = new Date()): Promise<RecentPost[]> {
  const rows = await reader
    .select({
      id: posts.id,
      kind: posts.kind,
      slug: posts.slug,
      title: posts.title,
      standfirst: posts.standfirst,
      body: posts.body,
      bodyFormat: posts.bodyFormat,
      language: posts.language,
      authorName: authors.name,
      signature: posts.signature,
      publishedAt: posts.publishedAt,
      updatedAt: posts.updatedAt,
    })
    .from(posts)
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .where(isShownAs("post", now))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(limit);

  const tagsOf = await readTagsOf(rows.map(({ id }) => id));
  return rows.flatMap(({ publishedAt, ...row }) =>
    publishedAt ? [{ ...row, publishedAt, tags: tagsOf.get(row.id) ?? [] }] : [],
  );
}
