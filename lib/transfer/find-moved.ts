import { and, asc, eq, gte, lt, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { attachments } from "#db/schema/media.ts";
import { authors, posts, tags } from "#db/schema/posts.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import { normaliseAddress } from "#lib/posts/address-key.ts";
import { archiveAddress, endOf, startOf } from "#lib/posts/calendar.ts";
import { findAuthor } from "#lib/posts/find-author.ts";
import { findTag } from "#lib/posts/find-tag.ts";
import { authorAddress, postAddress, tagAddress } from "#lib/posts/post.ts";
import { findRedirect } from "#lib/posts/redirects.ts";
import { isShown, isShownAs } from "#lib/posts/shown.ts";
import {
  commentsFeedAddress,
  postsFeedAddress,
  threadFeedAddress,
} from "#lib/publishing/feed-address.ts";
import { sitemapAddress } from "#lib/publishing/sitemap.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { slugify } from "#lib/text/slug.ts";
import type { FeedFormat } from "#lib/publishing/feed.ts";
import { readOldAddress, type OldSubject } from "./old-address.ts";

/**
 * Where an address that leads nowhere has moved to: a post's own old addresses first, then what such
 * an address meant where the publication came from. Only to what everyone may read, in one step.
 */
export async function findMoved(address: string, now = new Date()): Promise<string | undefined> {
  const old = readOldAddress(address);
  // A question for a feed names its post as well, and would be answered with the post.
  const known = old?.feed ? undefined : await findRedirect(address, now);
  if (known) return known;

  const place = old && (await findPlace(old.subject, now));
  const target = place && (old.feed ? place.feed?.(old.feed) : place.page);
  const isSame = target !== undefined && normaliseAddress(target) === normaliseAddress(address);
  return isSame ? undefined : target;
}

/** A page that is there, and the feed of it where it has one. */
type Place = { page: string; feed?: (format: FeedFormat) => string };

async function findPlace(subject: OldSubject, now: Date): Promise<Place | undefined> {
  switch (subject.kind) {
    case "front":
      return followed("/");
    case "comments":
      return { page: "/", feed: () => commentsFeedAddress };
    case "sitemap":
      return { page: sitemapAddress };
    case "tag":
      return findTagPlace(subject.slug, now);
    case "category":
      return findCategory(subject.sourceId, now);
    case "author":
      return findAuthorPlace(subject.slug, now);
    case "archive":
      return findArchive(subject, now);
    case "attachment":
      return findAttachment(subject.sourceId, now);
    case "post":
      return (await findKnown(subject.address, now)) ?? findPost(eq(posts.slug, subject.slug), now);
    case "known":
      return findKnown(subject.address, now);
  }
}

function followed(page: string): Place {
  return { page, feed: (format) => postsFeedAddress(format, page) };
}

function discussed(page: string): Place {
  return { page, feed: () => threadFeedAddress(page) };
}

async function findTagPlace(slug: string, now: Date): Promise<Place | undefined> {
  const tag = await findTag(slug, now);
  return tag && followed(tagAddress(tag));
}

async function findCategory(sourceId: string, now: Date): Promise<Place | undefined> {
  const tag = await reader
    .select({ slug: tags.slug })
    .from(importIdentities)
    .innerJoin(tags, eq(tags.id, importIdentities.localId))
    .where(and(eq(importIdentities.kind, "category"), eq(importIdentities.sourceId, sourceId)))
    .orderBy(asc(importIdentities.importedAt))
    .get();
  return tag && findTagPlace(tag.slug, now);
}

async function findAuthorPlace(slug: string, now: Date): Promise<Place | undefined> {
  const author = (await findAuthor(slug, now)) ?? (await findAuthorByLogin(slug, now));
  return author && followed(authorAddress(author));
}

/** WordPress names an author's page for the login, and Byline for the name that was shown. */
async function findAuthorByLogin(slug: string, now: Date): Promise<{ slug: string } | undefined> {
  const brought = await reader
    .select({ login: importIdentities.sourceId, slug: authors.slug })
    .from(importIdentities)
    .innerJoin(authors, eq(authors.id, importIdentities.localId))
    .where(eq(importIdentities.kind, "author"))
    .orderBy(asc(importIdentities.importedAt));
  const named = brought.find(({ login }) => slugify(login) === slug);
  return named && findAuthor(named.slug, now);
}

async function findArchive(
  { year, month }: { year: number; month: number | undefined },
  now: Date,
): Promise<Place | undefined> {
  const { timeZone } = await readPublication();
  const span = month === undefined ? { year } : { year, month };
  const isIn = and(
    isShownAs("post", now),
    gte(posts.publishedAt, startOf(span, timeZone)),
    lt(posts.publishedAt, endOf(span, timeZone)),
  );
  const any = await reader.select({ id: posts.id }).from(posts).where(isIn).limit(1).get();
  return any && { page: archiveAddress(span) };
}

/** A file had a page of its own there. Here the post that it belongs to shows it. */
async function findAttachment(sourceId: string, now: Date): Promise<Place | undefined> {
  const attachment = await reader
    .select({ postId: attachments.postId })
    .from(importIdentities)
    .innerJoin(attachments, eq(attachments.id, importIdentities.localId))
    .where(and(eq(importIdentities.kind, "attachment"), eq(importIdentities.sourceId, sourceId)))
    .orderBy(asc(importIdentities.importedAt))
    .get();
  return attachment?.postId ? findPost(eq(posts.id, attachment.postId), now) : undefined;
}

async function findPost(which: SQL, now: Date): Promise<Place | undefined> {
  const post = await reader
    .select({ kind: posts.kind, slug: posts.slug })
    .from(posts)
    .where(and(which, isShown(now)))
    .get();
  if (!post) return undefined;
  return post.kind === "post" ? discussed(postAddress(post)) : { page: postAddress(post) };
}

async function findKnown(address: string, now: Date): Promise<Place | undefined> {
  const page = await findRedirect(address, now);
  if (page === undefined) return undefined;
  return page.startsWith("/posts/") ? discussed(page) : { page };
}
