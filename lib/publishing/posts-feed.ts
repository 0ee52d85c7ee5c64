import { readLastCommentTimes } from "#lib/comments/recent.ts";
import { findAuthor } from "#lib/posts/find-author.ts";
import { findTag } from "#lib/posts/find-tag.ts";
import { authorAddress, postAddress, tagAddress } from "#lib/posts/post.ts";
import { readCursor } from "#lib/posts/cursor.ts";
import { listRecentPosts, type RecentPost } from "#lib/posts/recent.ts";
import { readPublication, type Publication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";
import { absolute } from "./absolute-address.ts";
import { correctionsText } from "./corrections-text.ts";
import { entryText } from "./entry-text.ts";
import { fromPlace, postsFeedAddress, threadFeedAddress } from "./feed-address.ts";
import { feedId } from "./feed-id.ts";
import type { Feed, FeedEntry, FeedFormat } from "./feed.ts";

const entriesMax = 50;

/** Which format is asked for, and from which place on; none is the newest. */
export type FeedRequest = { format: FeedFormat; before?: string | null };

/** The newest posts, each with its whole text. */
export async function readPostsFeed(request: FeedRequest, now = new Date()): Promise<Feed> {
  const { title, tagline } = await readPublication();
  return read({ id: "posts", title, subtitle: tagline, pageAddress: "/" }, request, now);
}

/** The newest posts of a tag, if readers have such a tag. */
export async function findTagFeed(
  slug: string,
  request: FeedRequest,
  now = new Date(),
): Promise<Feed | undefined> {
  const tag = await findTag(slug, now);
  if (!tag) return undefined;
  const { title, language } = await readPublication();
  const { feeds } = wordsIn(language);
  return read(
    {
      id: `posts-tagged-${encodeURIComponent(tag.slug)}`,
      title: feeds.ofPosts(title, tag.name),
      subtitle: "",
      pageAddress: tagAddress(tag),
      tag: tag.slug,
    },
    request,
    now,
  );
}

/** The newest posts of an author, if they have published any. */
export async function findAuthorFeed(
  slug: string,
  request: FeedRequest,
  now = new Date(),
): Promise<Feed | undefined> {
  const author = await findAuthor(slug, now);
  if (!author) return undefined;
  const { title, language } = await readPublication();
  const { feeds } = wordsIn(language);
  return read(
    {
      id: `posts-by-${encodeURIComponent(author.slug)}`,
      title: feeds.ofPosts(title, author.name),
      subtitle: "",
      pageAddress: authorAddress(author),
      author: author.slug,
    },
    request,
    now,
  );
}

type Subject = {
  id: string;
  title: string;
  subtitle: string;
  pageAddress: string;
  tag?: string;
  author?: string;
};

async function read(
  { id, title, subtitle, pageAddress, ...which }: Subject,
  { format, before }: FeedRequest,
  now: Date,
): Promise<Feed> {
  const publication = await readPublication();
  const { posts, older } = await listRecentPosts({ ...which, limit: entriesMax, before }, now);
  const lastCommentTimes = await readLastCommentTimes(posts.map((post) => post.id));
  const selfUrl = absolute(postsFeedAddress(format, pageAddress));
  return {
    id: feedId(id),
    title,
    subtitle,
    language: publication.language,
    selfUrl: fromPlace(selfUrl, readCursor(before)),
    pageUrl: absolute(pageAddress),
    olderUrl: older && fromPlace(selfUrl, older),
    authorName: publication.title,
    entries: await Promise.all(
      posts.map((post) => entryFor(post, publication, lastCommentTimes.get(post.id))),
    ),
  };
}

async function entryFor(
  post: RecentPost,
  publication: Publication,
  lastCommentAt: Date | undefined,
): Promise<FeedEntry> {
  const address = postAddress(post);
  const url = absolute(address);
  const language = post.language ?? publication.language;
  const { body, bodyFormat } = post;
  const { opening, ...text } = await entryText({ body, bodyFormat, language, url });
  return {
    id: feedId(`post-${post.id}`),
    title: post.title,
    url,
    publishedAt: post.publishedAt,
    updatedAt: post.updatedAt,
    author: authorOf(post),
    language: post.language,
    tags: post.tags,
    summary: post.standfirst || opening,
    ...text,
    html: correctionsText(post.corrections, publication) + text.html,
    replies: {
      feedUrl: absolute(threadFeedAddress(address)),
      pageUrl: `${url}#comments`,
      updatedAt: lastCommentAt,
    },
  };
}

/** As the post was signed; without a site of their own, an author is found at the page here. */
function authorOf({ signature, authorName, authorSlug }: RecentPost): FeedEntry["author"] {
  const name = signature?.name ?? authorName;
  if (!name) return undefined;
  const page = authorSlug === null ? null : absolute(authorAddress({ slug: authorSlug }));
  return { name, url: signature?.sites[0] ?? page };
}
