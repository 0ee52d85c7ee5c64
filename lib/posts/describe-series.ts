import { and, eq, inArray, sql } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { authors, posts, series, seriesParts } from "#db/schema/posts.ts";
import type { Author } from "#lib/identity/roles.ts";
import { isOwn } from "#lib/posts/own.ts";
import { findSeriesCalled, titleProblems } from "#lib/posts/series.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";

/** A series as those who write it see it. */
export type OwnSeries = {
  id: number;
  slug: string;
  title: string;
  description: string;
  version: number;
};

export type SeriesDraft = { title: string; description: string };
export type SeriesProblem = { field: keyof SeriesDraft; message: string };

export type Describing =
  | { outcome: "saved" }
  | { outcome: "invalid"; problems: SeriesProblem[] }
  /** Someone saved it since the form was opened. Nothing is stored. */
  | { outcome: "stale"; saved: OwnSeries }
  | { outcome: "missing" }
  | NotSaved;

export const descriptionLengthMax = 1_000;

/** The series, if a part of it is this author's own; any for the owner. Others are missing. */
export async function findOwnSeries(
  id: number,
  author: Author,
  db: Pick<Transaction, "select"> = reader,
): Promise<OwnSeries | undefined> {
  const ofOwnPosts = db
    .select({ id: seriesParts.seriesId })
    .from(seriesParts)
    .innerJoin(posts, eq(posts.id, seriesParts.postId))
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .where(isOwn(author));
  return db
    .select({
      id: series.id,
      slug: series.slug,
      title: series.title,
      description: series.description,
      version: series.version,
    })
    .from(series)
    .where(and(eq(series.id, id), inArray(series.id, ofOwnPosts)))
    .get();
}

/** Gives the series another name, and says what it is about. Its address stays. */
export async function describeSeries(
  { id, seenVersion, draft }: { id: number; seenVersion: number; draft: SeriesDraft },
  author: Author,
): Promise<Describing> {
  const title = oneLine(draft.title);
  const description = oneLine(draft.description);
  const problems = problemsWith({ title, description });
  if (problems.length > 0) return { outcome: "invalid", problems };

  return write<Describing>(async (tx) => {
    const before = await findOwnSeries(id, author, tx);
    if (!before) return { outcome: "missing" };
    if (before.title === title && before.description === description) return { outcome: "saved" };
    if (before.version !== seenVersion) return { outcome: "stale", saved: before };
    const namesake = await findSeriesCalled(tx, title);
    if (namesake && namesake.id !== id) {
      const message = `There is another series called “${title}”. Enter another name.`;
      return { outcome: "invalid", problems: [{ field: "title", message }] };
    }
    await tx
      .update(series)
      .set({ title, description, version: before.version + 1 })
      .where(eq(series.id, id));
    if (before.title !== title) await outdateForms(tx, id);
    await raiseEdition(tx);
    return { outcome: "saved" };
  }).catch(notSaved);
}

function problemsWith({ title, description }: SeriesDraft): SeriesProblem[] {
  const messages: SeriesProblem[] = titleProblems(title).map((message) => ({
    field: "title",
    message,
  }));
  if (isBlank(title)) messages.push({ field: "title", message: "Enter a name for the series." });
  if (hasForbiddenCharacters(description)) {
    const message = "Description must hold no control characters. Remove what cannot be seen.";
    messages.push({ field: "description", message });
  }
  if (description.length > descriptionLengthMax) {
    const max = descriptionLengthMax.toLocaleString("en");
    const length = description.length.toLocaleString("en");
    const message = `Description must be ${max} characters or fewer. Yours has ${length}.`;
    messages.push({ field: "description", message });
  }
  return messages;
}

/** A form that is open on a part still holds the old name, which would begin a series of its own. */
async function outdateForms(tx: Transaction, id: number): Promise<void> {
  const parts = tx
    .select({ id: seriesParts.postId })
    .from(seriesParts)
    .where(eq(seriesParts.seriesId, id));
  await tx
    .update(posts)
    .set({ version: sql`${posts.version} + 1` })
    .where(inArray(posts.id, parts));
}

function oneLine(text: string): string {
  return normalise(text).replace(/\s+/g, " ").trim();
}
