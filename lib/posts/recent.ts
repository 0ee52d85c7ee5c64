import { and, desc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, posts } from "#db/schema/posts.ts";
import { hasTag, isBy } from "./conditions.ts";
import { readCorrectionsOf } from "./corrections.ts";
import { isOlderThan, readCursor, type Place } from "./cursor.ts";
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
  | "corrections"
> & { authorSlug: string | null };

/** `older` is the place behind the last of them, when there are more. */
export type RecentPosts = { posts: RecentPost[]; older: Place | undefined };

type Wanted = { limit: number; tag?: string; author?: string; before?: unknown };

/** The newest posts with their whole text, for feeds: all, those of a tag, or those of an author. */
export async function listRecentPosts(
  { limit, tag, author, before }: Wanted,
  now = new Date(),
): Promise<RecentPosts> {
  const place = readCursor(before);
  const found = await reader
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
      authorSlug: authors.slug,
      signature: posts.signature,
      publishedAt: posts.publishedAt,
      updatedAt: posts.updatedAt,
    })
    .from(posts)
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .where(
      and(
        isShownAs("post", now),
        tag === undefined ? undefined : hasTag(tag),
        author === undefined ? undefined : isBy(author),
        place && isOlderThan(place),
      ),
    )
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(limit + 1);

  const rows = found.slice(0, limit);
  const ids = rows.map(({ id }) => id);
  const tagsOf = await readTagsOf(ids);
  const correctionsOf = await readCorrectionsOf(ids);
  const recent = rows.flatMap(({ publishedAt, ...row }) => {
    if (!publishedAt) return [];
    const corrections = correctionsOf.get(row.id) ?? [];
    return [{ ...row, publishedAt, tags: tagsOf.get(row.id) ?? [], corrections }];
  });
  const last = recent.at(-1);
  return { posts: recent, older: found.length > limit ? last : undefined };
}
