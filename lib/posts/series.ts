import { and, eq, max, ne, notInArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { series, seriesParts } from "#db/schema/posts.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { slugify } from "#lib/text/slug.ts";

const seriesTitleLengthMax = 100;
const partMax = 999;

/** Which part of which series a post is. */
export type SeriesPlace = { title: string; part: number };
/** The same as its author typed it: without a number it is the next part. */
export type WantedPlace = { title: string; part: number | null };
export type PlaceProblem = { field: "series" | "part"; message: string };

type Reading = Pick<Transaction, "select">;

/** Reads the two fields that name a place in a series. Both empty is no series at all. */
export function readPlace(
  typedSeries: string,
  typedPart: string,
): { place: WantedPlace | null; problems: PlaceProblem[] } {
  const title = normalise(typedSeries).replace(/\s+/g, " ").trim();
  const part = normalise(typedPart).trim();
  const isNumber = /^\d{1,3}$/.test(part) && Number(part) > 0;
  const place = isBlank(title) ? null : { title, part: isNumber ? Number(part) : null };

  const problems: PlaceProblem[] = titleProblems(title).map((message) => ({
    field: "series",
    message,
  }));
  if (part !== "" && !isNumber) {
    const message = `Part must be a whole number from 1 to ${partMax}, or empty for the next one.`;
    problems.push({ field: "part", message });
  } else if (part !== "" && !place) {
    const message = "Enter the series that this is a part of, or empty the field for the part.";
    problems.push({ field: "series", message });
  }
  return { place, problems };
}

/** What keeps a series from being called so. */
export function titleProblems(title: string): string[] {
  if (hasForbiddenCharacters(title)) {
    return ["Series must hold no control characters. Remove what cannot be seen."];
  }
  if (title.length <= seriesTitleLengthMax) return [];
  return [`Series must be ${seriesTitleLengthMax} characters or fewer. Yours has ${title.length}.`];
}

/** The place a post has. */
export async function findPlace(
  db: Reading,
  postId: number,
): Promise<(SeriesPlace & { id: number }) | null> {
  const place = await db
    .select({ id: series.id, title: series.title, part: seriesParts.position })
    .from(seriesParts)
    .innerJoin(series, eq(series.id, seriesParts.seriesId))
    .where(eq(seriesParts.postId, postId))
    .get();
  return place ?? null;
}

/** The place a post can have: the one wanted if it is free, or the next where no number is given. */
export async function choosePlace(
  db: Reading,
  wanted: WantedPlace | null,
  postId?: number,
): Promise<
  { place: SeriesPlace | null; problem?: never } | { place?: never; problem: PlaceProblem }
> {
  if (!wanted) return { place: null };
  const known = await findSeriesCalled(db, wanted.title);
  if (!known) return { place: { title: wanted.title, part: wanted.part ?? 1 } };

  const own = postId === undefined ? null : await findPlace(db, postId);
  if (wanted.part === null && own?.id === known.id) return { place: own };
  const next = await nextPart(db, known.id);
  const part = wanted.part ?? next;
  if (await isTaken(db, { seriesId: known.id, part }, postId)) {
    const message = `Part ${part} of “${known.title}” is taken. Enter another part, such as ${next}.`;
    return { problem: { field: "part", message } };
  }
  return { place: { title: known.title, part } };
}

/** Gives the post exactly this place. A series that no post is left in goes, unless it is described. */
export async function setPlace(
  tx: Transaction,
  postId: number,
  place: SeriesPlace | null,
): Promise<void> {
  const had = await findPlace(tx, postId);
  if (had?.title === place?.title && had?.part === place?.part) return;

  await tx.delete(seriesParts).where(eq(seriesParts.postId, postId));
  if (place) {
    const seriesId = await findOrAddSeries(tx, place.title);
    await tx.insert(seriesParts).values({ postId, seriesId, position: place.part });
  }
  await dropEmptySeries(tx);
}

/** A series is the same by name, however it is written. There are few, and they are all looked at. */
export async function findSeriesCalled(
  db: Reading,
  title: string,
): Promise<{ id: number; slug: string; title: string } | undefined> {
  const all = await db
    .select({ id: series.id, slug: series.slug, title: series.title })
    .from(series);
  return all.find((one) => one.title.toLowerCase() === title.toLowerCase());
}

async function findOrAddSeries(tx: Transaction, title: string): Promise<number> {
  const known = await findSeriesCalled(tx, title);
  if (known) return known.id;

  const taken = new Set((await tx.select({ slug: series.slug }).from(series)).map(slugOf));
  const base = slugify(title) || "series";
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  const [added] = await tx.insert(series).values({ title, slug }).returning({ id: series.id });
  if (!added) throw new Error(`The series ${title} was not stored.`);
  return added.id;
}

function slugOf({ slug }: { slug: string }): string {
  return slug;
}

async function dropEmptySeries(tx: Transaction): Promise<void> {
  const used = tx.select({ id: seriesParts.seriesId }).from(seriesParts);
  await tx.delete(series).where(and(notInArray(series.id, used), eq(series.description, "")));
}

async function nextPart(db: Reading, seriesId: number): Promise<number> {
  const last = await db
    .select({ part: max(seriesParts.position) })
    .from(seriesParts)
    .where(eq(seriesParts.seriesId, seriesId))
    .get();
  return (last?.part ?? 0) + 1;
}

async function isTaken(
  db: Reading,
  { seriesId, part }: { seriesId: number; part: number },
  postId: number | undefined,
): Promise<boolean> {
  const other = await db
    .select({ postId: seriesParts.postId })
    .from(seriesParts)
    .where(
      and(
        eq(seriesParts.seriesId, seriesId),
        eq(seriesParts.position, part),
        postId === undefined ? undefined : ne(seriesParts.postId, postId),
      ),
    )
    .get();
  return other !== undefined;
}
