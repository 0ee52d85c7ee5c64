import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { postTags, tags } from "#db/schema/posts.ts";
import { isBlank, normalise } from "#lib/text/plain.ts";
import { slugify } from "#lib/text/slug.ts";

export const tagCountMax = 20;
export const tagLengthMax = 50;

/** What was typed into the field for tags: those kept, and how many were not. */
export type TypedTags = { names: string[]; leftOutCount: number };

/** Reads names between commas. The first twenty that are short enough are kept, each once. */
export function readTags(typed: string): TypedTags {
  const seen = new Set<string>();
  const names: string[] = [];
  let leftOutCount = 0;
  for (const part of normalise(typed).split(/[,\n]/)) {
    const name = part.trim();
    if (name === "") continue;
    // Of a million names, all but the first are only counted.
    if (names.length === tagCountMax || name.length > tagLengthMax) {
      leftOutCount += 1;
      continue;
    }
    if (isBlank(name) || seen.has(sameTag(name))) continue;
    seen.add(sameTag(name));
    names.push(name.replace(/\s+/g, " "));
  }
  return { names, leftOutCount };
}

export function describeLeftOutTags(leftOutCount: number): string {
  const were = leftOutCount === 1 ? "1 was" : `${leftOutCount.toLocaleString("en")} were`;
  return `Use up to ${tagCountMax} tags of up to ${tagLengthMax} characters. ${were} not added.`;
}

/** Gives the post exactly these tags. True when that changed something. */
export async function setTags(tx: Transaction, postId: number, names: string[]): Promise<boolean> {
  const wanted = new Set<number>();
  for (const name of names) wanted.add(await findOrAddTag(tx, name));
  const had = await tx
    .select({ tagId: postTags.tagId })
    .from(postTags)
    .where(eq(postTags.postId, postId));
  const isSame = had.length === wanted.size && had.every(({ tagId }) => wanted.has(tagId));
  if (isSame) return false;

  await tx.delete(postTags).where(eq(postTags.postId, postId));
  if (wanted.size > 0) {
    await tx.insert(postTags).values([...wanted].map((tagId) => ({ tagId, postId })));
  }
  return true;
}

/** Tags are the same by name, not by slug: C and C++ would share one. */
async function findOrAddTag(tx: Transaction, name: string): Promise<number> {
  const base = slugify(name).slice(0, tagLengthMax).replace(/-+$/, "") || "tag";
  const alike = await tx
    .select({ id: tags.id, name: tags.name, slug: tags.slug })
    .from(tags)
    .where(sql`${tags.slug} = ${base} or ${tags.slug} glob ${base} || '-[0-9]*'`);
  const known = alike.find((tag) => sameTag(tag.name) === sameTag(name));
  if (known) return known.id;

  const taken = new Set(alike.map((tag) => tag.slug));
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  const [added] = await tx.insert(tags).values({ name, slug }).returning({ id: tags.id });
  if (!added) throw new Error(`The tag ${name} was not stored.`);
  return added.id;
}

function sameTag(name: string): string {
  return name.toLowerCase();
}
