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

/** What the publication says about all its conversations. */
export type CommentRules = { closeAfterDays: number | null; isPaused: boolean };

/** What it takes to say whether a post has a conversation that one may join. */
export type Commentable = {
  kind: PostKind;
  publishedAt: Date | null;
  commentsClosedAt: Date | null;
};

/** The one answer to "may a comment be left here?": for pages, for letters, and at the commit. */
export function commentsState(
  post: Commentable,
  rules: CommentRules,
  now = new Date(),
): "open" | "closed" | "paused" {
  const closesAt = commentsCloseAt(post, rules);
  if (post.kind !== "post" || (closesAt && closesAt <= now)) return "closed";
  return rules.isPaused ? "paused" : "open";
}

/** Whichever comes first: what its author set, or the publication's number of days. */
function commentsCloseAt(
  { publishedAt, commentsClosedAt }: Commentable,
  { closeAfterDays }: CommentRules,
): Date | null {
  if (closeAfterDays === null || !publishedAt) return commentsClosedAt;
  const byAge = new Date(+publishedAt + closeAfterDays * dayMs);
  return commentsClosedAt && commentsClosedAt < byAge ? commentsClosedAt : byAge;
}

const dayMs = 24 * 60 * 60_000;
