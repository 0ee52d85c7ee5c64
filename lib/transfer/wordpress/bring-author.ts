import { eq } from "drizzle-orm";
import { authors } from "#db/schema/posts.ts";
import { slugify } from "#lib/text/slug.ts";
import { nextId, type Batch } from "#lib/transfer/batch.ts";
import { findLocal, remember } from "#lib/transfer/identities.ts";
import { countBrought, countFound, note } from "#lib/transfer/tally.ts";
import { field, type ExportedItem, type Fields } from "./export.ts";
import { plainText } from "./plain-text.ts";

export type Byline = { authorId: number; name: string };

const nameLengthMax = 200;

/**
 * An author becomes a byline. Their address, role and password are not even looked at: nobody can
 * sign in because of an import.
 */
export async function bringAuthor(batch: Batch, fields: Fields): Promise<void> {
  const login = field(fields, "wp:author_login");
  countFound(batch.tally, "author");
  const isHere = findLocal(batch, "author", login) !== undefined;
  countBrought(batch.tally, "author", isHere ? "here" : "added");
  if (!isHere) await addByline(batch, login, field(fields, "wp:author_display_name") || login);
}

/** Who signed an item: its creator, and the others that the Co-Authors plugin exports as terms. */
export async function findBylines(batch: Batch, item: ExportedItem): Promise<Byline[]> {
  const { fields, terms, line } = item;
  const creator = field(fields, "dc:creator");
  const others = terms.filter(({ domain }) => domain === "author");
  const named = others.map(({ nicename, name }) => ({
    login: nicename.replace(/^cap-/, ""),
    name: name || nicename,
  }));
  const all = named.length > 0 ? named : creator ? [{ login: creator, name: creator }] : [];
  const bylines: Byline[] = [];
  for (const { login, name } of all) {
    const byline = await findByline(batch, { login, name, line });
    if (byline && !bylines.some(({ authorId }) => authorId === byline.authorId)) {
      bylines.push(byline);
    }
  }
  return bylines;
}

/** The logins whose bylines a batch will ask for. */
export function loginsOf({ fields, terms }: ExportedItem): string[] {
  const others = terms.filter(({ domain }) => domain === "author");
  return [
    field(fields, "dc:creator"),
    ...others.map(({ nicename }) => nicename.replace(/^cap-/, "")),
  ];
}

async function findByline(
  batch: Batch,
  { login, name, line }: { login: string; name: string; line: number },
): Promise<Byline | undefined> {
  const authorId = findLocal(batch, "author", login);
  if (authorId === null) return undefined;
  if (authorId === undefined) {
    note(batch.tally, "Authors that only a post names became bylines too", { line, text: name });
    return addByline(batch, login, name);
  }
  const made = batch.made.authorNames.get(authorId);
  if (made !== undefined) return { authorId, name: made };
  const known = await batch.db
    .select({ name: authors.name })
    .from(authors)
    .where(eq(authors.id, authorId))
    .get();
  return known && { authorId, name: known.name };
}

async function addByline(batch: Batch, login: string, displayName: string): Promise<Byline> {
  const name = plainText(displayName).slice(0, nameLengthMax) || "Unnamed author";
  const authorId = await nextId(batch, "authors");
  const slug = await freeSlug(batch, slugify(name) || "author");
  const { now: createdAt } = batch;
  batch.rows.authors.push({ id: authorId, slug, name, handles: [], sites: [], createdAt });
  batch.made.authorNames.set(authorId, name);
  remember(batch, "author", login, authorId);
  return { authorId, name };
}

async function freeSlug({ db, made }: Batch, base: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (made.authorSlugs.has(slug)) continue;
    const taken = await db.select({ id: authors.id }).from(authors).where(eq(authors.slug, slug));
    if (taken.length > 0) continue;
    made.authorSlugs.add(slug);
    return slug;
  }
}
