import { and, asc, eq, exists, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { posts, series, seriesParts } from "#db/schema/posts.ts";
import type { PlaceInSeries, Neighbour } from "./post.ts";
import { findPlace, findSeriesCalled, type WantedPlace } from "./series.ts";
import { isShownAs } from "./shown.ts";

export type ListedSeries = { slug: string; title: string; description: string };

export type SeriesPart = Neighbour & { standfirst: string; publishedAt: Date };

/** A series as readers have it: its published parts, in its own order. */
export type PublishedSeries = ListedSeries & { parts: SeriesPart[] };

/** Every series of which something is published, in no order of their own. */
export async function listSeries(now = new Date()): Promise<ListedSeries[]> {
  return reader.select(listed).from(series).where(hasShownPart(now)).orderBy(asc(series.id));
}

export async function isThereASeries(now = new Date()): Promise<boolean> {
  const one = await reader
    .select({ id: series.id })
    .from(series)
    .where(hasShownPart(now))
    .limit(1)
    .get();
  return one !== undefined;
}

/** A series with at least one published part. */
export async function findSeries(
  slug: string,
  now = new Date(),
): Promise<PublishedSeries | undefined> {
  const found = await reader
    .select({ id: series.id, ...listed })
    .from(series)
    .where(eq(series.slug, slug))
    .get();
  if (!found) return undefined;
  const { id, ...about } = found;
  const parts = await readParts(id, now);
  return parts.length > 0 ? { ...about, parts } : undefined;
}

/**
 * Where a published post stands in its series, counted among the parts that are published: a draft
 * between them leaves no gap by which a reader could tell that it is there.
 */
export async function findPlaceInSeries(
  postId: number,
  now = new Date(),
): Promise<PlaceInSeries | null> {
  const found = await reader
    .select({ id: series.id, slug: series.slug, title: series.title })
    .from(seriesParts)
    .innerJoin(series, eq(series.id, seriesParts.seriesId))
    .where(eq(seriesParts.postId, postId))
    .get();
  if (!found) return null;

  const parts = await readParts(found.id, now);
  const index = parts.findIndex((part) => part.id === postId);
  if (index < 0) return null;
  return {
    slug: found.slug,
    title: found.title,
    part: index + 1,
    previous: parts[index - 1],
    next: parts[index + 1],
  };
}

/** Where a post would stand if it were published now, as its author wants it. */
export async function foreseePlace(
  wanted: WantedPlace,
  postId: number | null,
  now = new Date(),
): Promise<PlaceInSeries> {
  const { title } = wanted;
  const known = await findSeriesCalled(reader, title);
  const own = postId === null ? null : await findPlace(reader, postId);
  const part = wanted.part ?? (own && own.id === known?.id ? own.part : null);
  const others = known ? (await readParts(known.id, now)).filter(({ id }) => id !== postId) : [];
  const before = part === null ? others : others.filter(({ position }) => position < part);
  return {
    slug: known?.slug ?? "",
    title: known?.title ?? title,
    part: before.length + 1,
    previous: before.at(-1),
    next: others[before.length],
  };
}

const listed = { slug: series.slug, title: series.title, description: series.description };

function hasShownPart(now: Date): SQL {
  return exists(
    reader
      .select({ one: sql`1` })
      .from(seriesParts)
      .crossJoin(posts)
      .where(isShownPartOf(series.id, now)),
  );
}

/** SQLite goes through a cross join in the order it is written: through a few parts, not all posts. */
function isShownPartOf(seriesId: number | typeof series.id, now: Date): SQL | undefined {
  return and(
    eq(seriesParts.seriesId, seriesId),
    eq(posts.id, seriesParts.postId),
    isShownAs("post", now),
  );
}

async function readParts(
  seriesId: number,
  now: Date,
): Promise<(SeriesPart & { id: number; position: number })[]> {
  const rows = await reader
    .select({
      id: posts.id,
      position: seriesParts.position,
      slug: posts.slug,
      title: posts.title,
      language: posts.language,
      standfirst: posts.standfirst,
      publishedAt: posts.publishedAt,
    })
    .from(seriesParts)
    .crossJoin(posts)
    .where(isShownPartOf(seriesId, now))
    .orderBy(asc(seriesParts.position));
  return rows.flatMap(({ publishedAt, ...row }) => (publishedAt ? [{ ...row, publishedAt }] : []));
}
