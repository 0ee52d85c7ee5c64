import { and, asc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, posts, relatedLinks } from "#db/schema/posts.ts";
import { readCorrections } from "./corrections.ts";
import type { PostKind, PublishedPost, RelatedLink } from "./post.ts";
import { findPlaceInSeries } from "./series-parts.ts";
import { isShownAs } from "./shown.ts";
import { readTagsOf } from "./tags-of.ts";

export async function findPublishedPost(
  slug: string,
  now = new Date(),
): Promise<PublishedPost | undefined> {
  return find("post", slug, now);
}

export async function findPublishedPage(
  slug: string,
  now = new Date(),
): Promise<PublishedPost | undefined> {
  return find("page", slug, now);
}

async function find(kind: PostKind, slug: string, now: Date): Promise<PublishedPost | undefined> {
  const row = await reader
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
      commentsClosedAt: posts.commentsClosedAt,
    })
    .from(posts)
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .where(and(eq(posts.slug, slug), isShownAs(kind, now)))
    .get();
  if (!row?.publishedAt) return undefined;

  return {
    ...row,
    publishedAt: row.publishedAt,
    tags: (await readTagsOf([row.id])).get(row.id) ?? [],
    relatedLinks: await readRelatedLinks(row.id),
    series: await findPlaceInSeries(row.id, now),
    corrections: await readCorrections(row.id),
  };
}

async function readRelatedLinks(postId: number): Promise<RelatedLink[]> {
  return reader
    .select({ title: relatedLinks.title, url: relatedLinks.url })
    .from(relatedLinks)
    .where(eq(relatedLinks.postId, postId))
    .orderBy(asc(relatedLinks.position));
}
