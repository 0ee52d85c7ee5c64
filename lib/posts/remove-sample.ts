import { and, eq, inArray, notInArray } from "drizzle-orm";
import { z } from "zod";
import { reader, write, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { authors, posts, postTags, series, seriesParts, tags } from "#db/schema/posts.ts";
import { settings } from "#db/schema/settings.ts";
import type { Owner } from "#lib/identity/roles.ts";
import { removePicture } from "#lib/media/remove.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { readPictureAddress } from "#lib/text/picture-address.ts";
import { readHouseRules, storeHouseRules } from "#lib/settings/house-rules.ts";
import { readPublication, storePublication, type Publication } from "#lib/settings/publication.ts";

export const sampleKey = "sample";

export const samplePublication = {
  title: "Load Path",
  tagline: "A structural engineer’s notes on buildings that were there before her",
  language: "en-GB",
  timeZone: "Europe/London",
};

export type Sample = z.infer<typeof schema>;

const schema = z.object({
  authorId: z.number(),
  postIds: z.array(z.number()),
  /** The addresses of its pictures. A sample from before there were any has none. */
  pictures: z.array(z.string()).default([]),
});

/** How much of the sample is here: posts, and the comments under them, also those since written. */
export async function findSample(): Promise<{ posts: number; comments: number } | undefined> {
  const sample = await findMark(reader);
  return (
    sample && {
      posts: await reader.$count(posts, inArray(posts.id, sample.postIds)),
      comments: await reader.$count(comments, inArray(comments.postId, sample.postIds)),
    }
  );
}

/**
 * Takes out the sample's posts with everything under them, its byline and the tags nobody else uses.
 * A byline under which someone has written since stays, and so does a name the owner gave.
 */
export async function removeSample(
  _owner: Owner,
  now = new Date(),
): Promise<{ outcome: "removed" | "missing" }> {
  const publication = await readPublication();
  const removed = await write(async (tx) => {
    const sample = await findMark(tx);
    if (!sample) return undefined;

    const seriesIds = await findSeriesIds(tx, sample.postIds);
    await tx.delete(posts).where(inArray(posts.id, sample.postIds));
    await removeByline(tx, sample.authorId);
    await tx
      .delete(tags)
      .where(notInArray(tags.id, tx.select({ id: postTags.tagId }).from(postTags)));
    await removeSeries(tx, seriesIds);
    await removeName(tx, publication, now);
    await removeHouseRules(tx, now);
    await tx.delete(settings).where(eq(settings.key, sampleKey));
    await raiseEdition(tx);
    return sample;
  });
  if (!removed) return { outcome: "missing" };
  for (const address of removed.pictures) {
    const key = readPictureAddress(address)?.key;
    if (key) await removePicture(key);
  }
  return { outcome: "removed" };
}

async function findMark(db: Pick<Transaction, "select">): Promise<Sample | undefined> {
  const row = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, sampleKey))
    .get();
  return row && schema.parse(row.value);
}

async function removeByline(tx: Transaction, authorId: number): Promise<void> {
  const stillUsed = await tx.$count(posts, eq(posts.authorId, authorId));
  if (stillUsed === 0) await tx.delete(authors).where(eq(authors.id, authorId));
}

async function findSeriesIds(tx: Transaction, postIds: number[]): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ id: seriesParts.seriesId })
    .from(seriesParts)
    .where(inArray(seriesParts.postId, postIds));
  return rows.map(({ id }) => id);
}

/** One of which the owner has written a part stays. */
async function removeSeries(tx: Transaction, ids: number[]): Promise<void> {
  const used = tx.select({ id: seriesParts.seriesId }).from(seriesParts);
  await tx.delete(series).where(and(inArray(series.id, ids), notInArray(series.id, used)));
}

/** The language and the time zone stay; they are as likely to be the owner's own. */
async function removeName(tx: Transaction, publication: Publication, now: Date): Promise<void> {
  if (publication.title !== samplePublication.title) return;
  const { language, timeZone } = publication;
  await storePublication(tx, { language, timeZone }, now);
}

/** Those that somebody has changed since are the publication's own. */
async function removeHouseRules(tx: Transaction, now: Date): Promise<void> {
  const { version } = await readHouseRules(tx);
  if (version !== 1) return;
  await storeHouseRules(tx, { text: "", version: 2 }, { by: null, now });
}
