import { and, asc, desc, gt, isNull, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { bodyFormats, posts } from "#db/schema/posts.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderBody } from "#lib/text/render-body.ts";
import { hasTag } from "./conditions.ts";
import { cursorTo, isNotOlderThan, isOlderThan, readCursor, type Place } from "./cursor.ts";
import type { Tag } from "./post.ts";
import { isShownAs } from "./shown.ts";
import { readTagsOf } from "./tags-of.ts";

export type ListedPost = {
  id: number;
  slug: string;
  title: string;
  /** The standfirst, or the beginning of the text where there is none. */
  summary: string;
  language: string | null;
  publishedAt: Date;
  isPinned: boolean;
  tags: Tag[];
};

/** `older` is the cursor of the next page; `newer` of the one before, where `first` is the first. */
export type PostList = {
  posts: ListedPost[];
  older: string | undefined;
  newer: string | "first" | undefined;
};

export const pageLength = 20;
const pinnedMax = 5;
const summaryLengthMax = 240;
/** An excerpt needs the beginning of a text only, and a whole book may stand behind it. */
const excerptSourceLengthMax = 4_000;

/** Newest first, twenty to a page. On the front page, pinned posts stand before all others. */
export async function listPosts(
  { before, tag }: { before?: unknown; tag?: string } = {},
  now = new Date(),
): Promise<PostList> {
  const place = readCursor(before);
  const pinned = place || tag ? [] : await readPinned(now);
  const found = await readPage(place, tag, now);

  const rows = found.slice(0, pageLength);
  const last = rows.at(-1);
  return {
    posts: await describe([...pinned, ...rows]),
    older: found.length > pageLength && last ? cursorTo(placeOf(last)) : undefined,
    newer: place && (await findNewer(place, tag, now)),
  };
}

async function readPinned(now: Date): Promise<Row[]> {
  return (
    reader
      .select(columns)
      .from(posts)
      // Not `is not null`, for which SQLite does not look into an index.
      .where(and(gt(posts.pinnedAt, new Date(0)), isShownAs("post", now)))
      .orderBy(desc(posts.pinnedAt), desc(posts.id))
      .limit(pinnedMax)
  );
}

/** One more than a page, to know whether another follows. */
async function readPage(
  place: Place | undefined,
  tag: string | undefined,
  now: Date,
): Promise<Row[]> {
  return reader
    .select(columns)
    .from(posts)
    .where(and(isListed(tag, now), place && isOlderThan(place)))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(pageLength + 1);
}

/** The page before this one ends where this one begins, so it is found by reading the other way. */
async function findNewer(
  place: Place,
  tag: string | undefined,
  now: Date,
): Promise<string | undefined> {
  const newer = await reader
    .select({ id: posts.id, publishedAt: posts.publishedAt })
    .from(posts)
    .where(and(isListed(tag, now), isNotOlderThan(place)))
    .orderBy(asc(posts.publishedAt), asc(posts.id))
    .limit(pageLength + 1);
  const start = newer[pageLength];
  return start ? cursorTo(placeOf(start)) : "first";
}

/** A pinned post is on the front page already, and stands among the others only under its tags. */
function isListed(tag: string | undefined, now: Date): SQL | undefined {
  return and(isShownAs("post", now), tag ? hasTag(tag) : isNull(posts.pinnedAt));
}

type Row = Omit<ListedPost, "summary" | "isPinned" | "tags" | "publishedAt"> & {
  standfirst: string;
  opening: string;
  bodyFormat: (typeof bodyFormats)[number];
  publishedAt: Date | null;
  pinnedAt: Date | null;
};

const columns = {
  id: posts.id,
  slug: posts.slug,
  title: posts.title,
  standfirst: posts.standfirst,
  opening: sql<string>`substr(${posts.body}, 1, ${excerptSourceLengthMax})`,
  bodyFormat: posts.bodyFormat,
  language: posts.language,
  publishedAt: posts.publishedAt,
  pinnedAt: posts.pinnedAt,
};

async function describe(rows: Row[]): Promise<ListedPost[]> {
  const tagsOf = await readTagsOf(rows.map(({ id }) => id));
  const { language } = await readPublication();
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      slug: row.slug,
      title: row.title,
      summary: row.standfirst || (await openingOf(row, language)),
      language: row.language,
      publishedAt: placeOf(row).publishedAt,
      isPinned: row.pinnedAt !== null,
      tags: tagsOf.get(row.id) ?? [],
    })),
  );
}

async function openingOf(row: Row, publicationLanguage: string): Promise<string> {
  const html = await renderBody(row.opening, row.bodyFormat, row.language ?? publicationLanguage);
  return excerpt(html, summaryLengthMax);
}

function placeOf({ id, publishedAt }: { id: number; publishedAt: Date | null }): Place {
  if (!publishedAt) throw new Error(`Post ${id} is published and has no date.`);
  return { id, publishedAt };
}
