import { and, asc, desc, eq, type SQL } from "drizzle-orm";
import { reader, type Transaction } from "#db/client.ts";
import { members } from "#db/schema/identity.ts";
import { authors, posts, postTags, revisions, tags, type postStates } from "#db/schema/posts.ts";
import type { Author } from "#lib/identity/roles.ts";
import type { BodyFormat, PostDraft } from "#lib/posts/draft.ts";
import type { PostKind, RelatedLink } from "#lib/posts/post.ts";
import { findRelatedLinks, typeRelatedLinks } from "#lib/posts/related-links.ts";
import { findPlace, type SeriesPlace } from "#lib/posts/series.ts";

export type PostState = (typeof postStates)[number];

/** A post as those who may edit it see it, in whatever state it is. */
export type OwnPost = {
  id: number;
  version: number;
  kind: PostKind;
  slug: string;
  title: string;
  standfirst: string;
  body: string;
  bodyFormat: BodyFormat;
  language: string | null;
  authorId: number | null;
  authorName: string | null;
  state: PostState;
  publishedAt: Date | null;
  commentsClosedAt: Date | null;
  updatedAt: Date;
  /** Who saved it last: a member's id and name, as far as anyone wrote it down. */
  savedBy: { id: number; name: string } | null;
  tags: string[];
  series: (SeriesPlace & { id: number }) | null;
  relatedLinks: RelatedLink[];
};

/** The post, if this author may edit it: their own, or any for the owner. Others are missing. */
export async function findOwnPost(
  id: number,
  author: Author,
  db: Pick<Transaction, "select"> = reader,
): Promise<OwnPost | undefined> {
  const post = await db
    .select(columns)
    .from(posts)
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .where(and(eq(posts.id, id), isOwn(author)))
    .get();
  if (!post) return undefined;

  return {
    ...post,
    savedBy: await findLastSaver(db, id),
    tags: await findTagNames(db, id),
    series: await findPlace(db, id),
    relatedLinks: await findRelatedLinks(db, id),
  };
}

/** The condition that keeps a query over posts, joined with their authors, to those a member may edit. */
export function isOwn(author: Author): SQL | undefined {
  return author.role === "owner" ? undefined : eq(authors.memberId, author.id);
}

/** The post as a form holds it. */
export function draftOf(post: OwnPost): PostDraft {
  return {
    kind: post.kind,
    title: post.title,
    standfirst: post.standfirst,
    slug: post.slug,
    tags: post.tags.join(", "),
    series: post.series?.title ?? "",
    part: post.series ? String(post.series.part) : "",
    relatedLinks: typeRelatedLinks(post.relatedLinks),
    language: post.language ?? "",
    comments: post.commentsClosedAt ? "closed" : "open",
    bodyFormat: post.bodyFormat,
    body: post.body,
  };
}

const columns = {
  id: posts.id,
  version: posts.version,
  kind: posts.kind,
  slug: posts.slug,
  title: posts.title,
  standfirst: posts.standfirst,
  body: posts.body,
  bodyFormat: posts.bodyFormat,
  language: posts.language,
  authorId: posts.authorId,
  authorName: authors.name,
  state: posts.state,
  publishedAt: posts.publishedAt,
  commentsClosedAt: posts.commentsClosedAt,
  updatedAt: posts.updatedAt,
};

async function findLastSaver(
  db: Pick<Transaction, "select">,
  postId: number,
): Promise<OwnPost["savedBy"]> {
  const last = await db
    .select({ id: members.id, name: members.name })
    .from(revisions)
    .leftJoin(members, eq(members.id, revisions.savedBy))
    .where(eq(revisions.postId, postId))
    .orderBy(desc(revisions.id))
    .limit(1)
    .get();
  return last?.id && last.name ? { id: last.id, name: last.name } : null;
}

async function findTagNames(db: Pick<Transaction, "select">, postId: number): Promise<string[]> {
  const rows = await db
    .select({ name: tags.name })
    .from(postTags)
    .innerJoin(tags, eq(tags.id, postTags.tagId))
    .where(eq(postTags.postId, postId))
    .orderBy(asc(tags.name));
  return rows.map(({ name }) => name);
}
