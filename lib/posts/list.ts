import { and, asc, desc, eq, gt, isNull, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, bodyFormats, posts } from "#db/schema/posts.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderBody } from "#lib/text/render-body.ts";
import { hasTag, isBy } from "./conditions.ts";
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
  author: { slug: string; name: string } | null;
  tags: Tag[];
};

/** Which posts a list is of; all of them where nothing is said. */
export type ListOf = { tag?: string; author?: string };

/** `older` is the cursor of the next page; `newer` of the one before, where `first` is the first. */
export type PostList = {
  posts: ListedPost[];
  older: string | undefined;
  newer: string | "first" | undefined;
  /** Why there is nothing: `?before=` names no place, or one that no post is older than. */
  lost: "unreadable" | "beyond" | undefined;
};

export const pageLength = 20;
const pinnedMax = 5;
const summaryLengthMax = 240;
/** An excerpt needs the beginning of a text only, and a whole book may stand behind it. */
const excerptSourceLengthMax = 4_000;

/** Newest first, `length` to a page. On the front page, pinned posts stand before all others. */
export async function listPosts(
  { before, length = pageLength, ...of }: { before?: unknown; length?: number } & ListOf = {},
  now = new Date(),
): Promise<PostList> {
  const place = readCursor(before);
  if (before !== undefined && !place) {
    return { posts: [], older: undefined, newer: "first", lost: "unreadable" };
  }
  const pinned = place || isNarrow(of) ? [] : await readPinned(now);
  const found = await readPage(place, { ...of, length }, now);

  const rows = found.slice(0, length);
  const last = rows.at(-1);
  return {
    posts: await describe([...pinned, ...rows]),
    older: found.length > length && last ? cursorTo(placeOf(last)) : undefined,
    newer: place && (await findNewer(place, { ...of, length }, now)),
    lost: place && rows.length === 0 ? "beyond" : undefined,
  };
}

function isNarrow({ tag, author }: ListOf): boolean {
  return tag !== undefined || author !== undefined;
}

async function readPinned(now: Date): Promise<Row[]> {
  return (
    reader
      .select(columns)
      .from(posts)
      .leftJoin(authors, eq(authors.id, posts.authorId))
      // Not `is not null`, for which SQLite does not look into an index.
      .where(and(gt(posts.pinnedAt, new Date(0)), isShownAs("post", now)))
      .orderBy(desc(posts.pinnedAt), desc(posts.id))
      .limit(pinnedMax)
  );
}

type PageOf = ListOf & { length: number };

/** One more than a page, to know whether another follows. */
async function readPage(place: Place | undefined, of: PageOf, now: Date): Promise<Row[]> {
  return reader
    .select(columns)
    .from(posts)
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .where(and(isListed(of, now), place && isOlderThan(place)))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(of.length + 1);
}

/** The page before this one ends where this one begins, so it is found by reading the other way. */
async function findNewer(place: Place, of: PageOf, now: Date): Promise<string | undefined> {
  const newer = await reader
    .select({ id: posts.id, publishedAt: posts.publishedAt })
    .from(posts)
    .where(and(isListed(of, now), isNotOlderThan(place)))
    .orderBy(asc(posts.publishedAt), asc(posts.id))
    .limit(of.length + 1);
  const start = newer[of.length];
  return start ? cursorTo(placeOf(start)) : "first";
}

/** A pinned post is on the front page already, and stands among the others in narrower lists. */
function isListed(of: ListOf, now: Date): SQL | undefined {
  return and(
    isShownAs("post", now),
    of.tag === undefined ? undefined : hasTag(of.tag),
    of.author === undefined ? undefined : isBy(of.author),
    isNarrow(of) ? undefined : isNull(posts.pinnedAt),
  );
}

type Row = Omit<ListedPost, "summary" | "isPinned" | "author" | "tags" | "publishedAt"> & {
  authorSlug: string | null;
  /** As the post was signed, or else as the author is called now. */
  authorName: string | null;
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
  authorSlug: authors.slug,
  authorName: sql<string | null>`coalesce(${posts.signature} ->> 'name', ${authors.name})`,
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
      author: authorOf(row),
      tags: tagsOf.get(row.id) ?? [],
    })),
  );
}

function authorOf({ authorSlug: slug, authorName: name }: Row): ListedPost["author"] {
  return slug && name ? { slug, name } : null;
}

async function openingOf(row: Row, publicationLanguage: string): Promise<string> {
  const html = await renderBody(row.opening, row.bodyFormat, row.language ?? publicationLanguage);
  return excerpt(html, summaryLengthMax);
}

function placeOf({ id, publishedAt }: { id: number; publishedAt: Date | null }): Place {
  if (!publishedAt) throw new Error(`Post ${id} is published and has no date.`);
  return { id, publishedAt };
}
