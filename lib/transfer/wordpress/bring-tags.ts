import { eq } from "drizzle-orm";
import { tags } from "#db/schema/posts.ts";
import { slugify } from "#lib/text/slug.ts";
import { nextId, type Batch } from "#lib/transfer/batch.ts";
import { findLocal, remember } from "#lib/transfer/identities.ts";
import { decodeSlug } from "./addresses.ts";
import { field, type ExportedItem, type ExportedTerm, type Fields } from "./export.ts";
import { plainText } from "./plain-text.ts";
import type { Session } from "./session.ts";

type Tag = { slug: string; name: string };

/** Categories and tags both become tags; a category and a tag of one slug become one. */
export async function bringTags(batch: Batch, postId: number, item: ExportedItem): Promise<void> {
  for (const tag of readTerms(item)) {
    batch.rows.postTags.push({ postId, tagId: await findOrAdd(batch, tag) });
  }
}

/** An address such as `/?cat=3` names a category by its number, so that is remembered with its tag. */
export async function bringCategory(batch: Batch, fields: Fields): Promise<void> {
  const sourceId = categoryIdOf(fields);
  const nicename = field(fields, "wp:category_nicename");
  const name = field(fields, "wp:cat_name");
  const slug = slugOf({ nicename, name });
  if (!/^\d+$/.test(sourceId) || slug === "") return;
  if (findLocal(batch, "category", sourceId) !== undefined) return;
  const tagId = await findOrAdd(batch, { slug, name: plainText(name) || slug });
  remember(batch, "category", sourceId, tagId);
}

export function categoryIdOf(fields: Fields): string {
  return field(fields, "wp:term_id");
}

/** Counts the categories and tags in use, each once however many posts have it. */
export function noteTerms({ categories, tags }: Session, { terms }: ExportedItem): void {
  for (const term of terms) {
    const place = isCategory(term) ? categories : isTag(term) ? tags : undefined;
    place?.add(slugOf(term));
  }
}

function readTerms({ terms }: ExportedItem): Tag[] {
  const found = new Map<string, Tag>();
  const ours = terms.filter((term) => isCategory(term) || isTag(term));
  // WXR 1.0 writes each term twice, the first time without its slug.
  const named = new Set(ours.flatMap(({ nicename, name }) => (nicename ? [name] : [])));
  for (const term of ours) {
    if (!term.nicename && named.has(term.name)) continue;
    const slug = slugOf(term);
    if (slug && !found.has(slug)) found.set(slug, { slug, name: plainText(term.name) || slug });
  }
  return [...found.values()];
}

function isCategory({ domain }: ExportedTerm): boolean {
  return domain === "category" || domain === "";
}

function isTag({ domain }: ExportedTerm): boolean {
  return domain === "post_tag" || domain === "tag";
}

function slugOf({ nicename, name }: Pick<ExportedTerm, "nicename" | "name">): string {
  return slugify(decodeSlug(nicename)) || slugify(plainText(name));
}

async function findOrAdd(batch: Batch, { slug, name }: Tag): Promise<number> {
  const made = batch.made.tagIds.get(slug);
  if (made !== undefined) return made;
  const known = await batch.db.select({ id: tags.id }).from(tags).where(eq(tags.slug, slug)).get();
  const id = known?.id ?? (await nextId(batch, "tags"));
  if (!known) batch.rows.tags.push({ id, slug, name });
  batch.made.tagIds.set(slug, id);
  return id;
}
