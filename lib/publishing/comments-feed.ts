import { commentAddresses } from "#lib/comments/address.ts";
import { listRecentComments, type RecentComment } from "#lib/comments/recent.ts";
import { readCursor } from "#lib/posts/cursor.ts";
import { postAddress } from "#lib/posts/post.ts";
import { findPublishedPost } from "#lib/posts/read.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn, type Words } from "#lib/words/words.ts";
import { absolute } from "./absolute-address.ts";
import {
  commentsFeedAddress,
  fromPlace,
  postsFeedAddress,
  threadFeedAddress,
} from "./feed-address.ts";
import { feedId } from "./feed-id.ts";
import type { Feed, FeedEntry } from "./feed.ts";
import { portableText } from "./portable-text.ts";

const entriesMax = 100;

/** The newest comments that everyone may read. */
export async function readCommentsFeed(before?: string | null, now = new Date()): Promise<Feed> {
  const { title, language } = await readPublication();
  const { feeds } = wordsIn(language);
  return read(
    {
      id: "comments",
      title: feeds.ofComments(title),
      address: commentsFeedAddress,
      pageAddress: "/",
    },
    before,
    now,
  );
}

/** The newest comments under one post, if everyone may read the post. */
export async function findThreadFeed(
  slug: string,
  before?: string | null,
  now = new Date(),
): Promise<Feed | undefined> {
  const post = await findPublishedPost(slug, now);
  if (!post) return undefined;
  const { language } = await readPublication();
  const { feeds } = wordsIn(language);
  return read(
    {
      id: `comments-on-${post.id}`,
      title: feeds.ofThread(post.title),
      address: threadFeedAddress(postAddress(post)),
      pageAddress: postAddress(post),
      postId: post.id,
    },
    before,
    now,
  );
}

type Subject = {
  id: string;
  title: string;
  address: string;
  pageAddress: string;
  postId?: number;
};

async function read(
  { id, title, address, pageAddress, ...which }: Subject,
  before: string | null | undefined,
  now: Date,
): Promise<Feed> {
  const publication = await readPublication();
  const { feeds } = wordsIn(publication.language);
  const place = readCursor(before);
  const found = await listRecentComments(entriesMax + 1, now, {
    ...which,
    before: place && { createdAt: place.publishedAt, id: place.id },
  });
  const comments = found.slice(0, entriesMax);
  const addresses = await commentAddresses(comments.flatMap(withAnswered));
  const last = comments.at(-1);
  const selfUrl = absolute(address);
  return {
    id: feedId(id),
    title,
    subtitle: "",
    language: publication.language,
    selfUrl: fromPlace(selfUrl, place),
    pageUrl: absolute(pageAddress),
    olderUrl:
      found.length > entriesMax && last
        ? fromPlace(selfUrl, { publishedAt: last.createdAt, id: last.id })
        : undefined,
    authorName: publication.title,
    entries: comments.map((comment) => entryFor(comment, addresses, feeds)),
  };
}

type Addresses = Map<number, string>;

/** A comment and the one it answers: both are linked to. */
function withAnswered({ id, parentId, post }: RecentComment): { id: number; post: Post }[] {
  return parentId === null
    ? [{ id, post }]
    : [
        { id, post },
        { id: parentId, post },
      ];
}

type Post = RecentComment["post"];

function entryFor(comment: RecentComment, addresses: Addresses, feeds: Words["feeds"]): FeedEntry {
  const { id, name, site, createdAt, editedAt, html, post } = comment;
  const url = absolute(addresses.get(id) ?? "");
  return {
    id: feedId(`comment-${id}`),
    title: feeds.comment(name, post.title),
    url,
    publishedAt: createdAt,
    updatedAt: editedAt ?? createdAt,
    author: { name, url: site },
    language: null,
    tags: [],
    summary: "",
    html: portableText(html, url).html,
    pictureUrl: undefined,
    inReplyTo: inReplyTo(comment, addresses),
  };
}

/** A comment answers another, which stands in the same thread; the first of them answer the post. */
function inReplyTo(
  { parentId, post }: RecentComment,
  addresses: Addresses,
): NonNullable<FeedEntry["inReplyTo"]> {
  const address = postAddress({ kind: "post", slug: post.slug });
  if (parentId === null) {
    const feedUrl = absolute(postsFeedAddress("atom"));
    return { id: feedId(`post-${post.id}`), url: absolute(address), feedUrl };
  }
  const feedUrl = absolute(threadFeedAddress(address));
  return {
    id: feedId(`comment-${parentId}`),
    url: absolute(addresses.get(parentId) ?? ""),
    feedUrl,
  };
}
