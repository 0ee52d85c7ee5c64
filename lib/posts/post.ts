import type { Handle, Signature } from "#db/schema/posts.ts";
import type { Correction } from "#lib/posts/corrections.ts";

export type { Handle, Signature };
export type PostKind = "post" | "page";

export type Tag = { slug: string; name: string };
export type RelatedLink = { title: string; url: string };

/** Another post, as a link to it needs it. */
export type Neighbour = { slug: string; title: string; language: string | null };
/** Where a post stands in its series, and the published parts on either side of it. */
export type PlaceInSeries = {
  slug: string;
  title: string;
  part: number;
  previous: Neighbour | undefined;
  next: Neighbour | undefined;
};

/** A post or page that everyone may read, with its text as its author wrote it. */
export type PublishedPost = {
  id: number;
  kind: PostKind;
  slug: string;
  title: string;
  standfirst: string;
  body: string;
  bodyFormat: "markdown" | "html";
  language: string | null;
  authorName: string | null;
  authorSlug: string | null;
  signature: Signature | null;
  publishedAt: Date;
  updatedAt: Date;
  commentsClosedAt: Date | null;
  tags: Tag[];
  relatedLinks: RelatedLink[];
  series: PlaceInSeries | null;
  /** The newest first. */
  corrections: Correction[];
};

/** When a post was last changed for its readers, who had nothing before it was published. */
export function lastChange({
  publishedAt,
  updatedAt,
}: Pick<PublishedPost, "publishedAt" | "updatedAt">): Date {
  return updatedAt > publishedAt ? updatedAt : publishedAt;
}

/** The public path of a post or page. */
export function postAddress({ kind, slug }: { kind: PostKind; slug: string }): string {
  return kind === "post" ? `/posts/${encodeURIComponent(slug)}` : `/${encodeURIComponent(slug)}`;
}

export function tagAddress({ slug }: { slug: string }): string {
  return `/tags/${encodeURIComponent(slug)}`;
}

export function authorAddress({ slug }: { slug: string }): string {
  return `/authors/${encodeURIComponent(slug)}`;
}

export function seriesAddress({ slug }: { slug: string }): string {
  return `/series/${encodeURIComponent(slug)}`;
}

export function isOpenForComments(
  post: { kind: PostKind; commentsClosedAt: Date | null },
  now = new Date(),
): boolean {
  return post.kind === "post" && (!post.commentsClosedAt || post.commentsClosedAt > now);
}
