import { eq } from "drizzle-orm";
import { posts } from "#db/schema/posts.ts";
import { reservedSlugs } from "#lib/posts/address.ts";
import { normaliseAddress } from "#lib/posts/address-key.ts";
import { postAddress, type PostKind } from "#lib/posts/post.ts";
import { slugify } from "#lib/text/slug.ts";
import type { Batch } from "#lib/transfer/batch.ts";
import { field, type ExportedItem } from "./export.ts";

export type Claim = { slug: string; wanted: string };

/** A slug nobody has, from the one the post had or from its title. Both are told apart by the caller. */
export async function claimImportedSlug(
  batch: Batch,
  { fields }: ExportedItem,
  title: string,
): Promise<Claim> {
  const id = field(fields, "wp:post_id");
  const given = slugify(decodeSlug(field(fields, "wp:post_name")));
  const wanted = given || slugify(title) || slugify(`post-${id}`);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted.slice(0, 90)}-${number}`;
    if (await isFree(batch, slug)) {
      batch.made.slugs.add(slug);
      return { slug, wanted };
    }
  }
}

/**
 * The addresses at which readers may still look for a post: its permalink, its permanent identifier
 * where that is an address of the same site, and the short ones by number.
 */
export function oldAddresses(item: ExportedItem, source: string, kind: PostKind): string[] {
  const link = readUrl(field(item.fields, "link"));
  const guid = readUrl(field(item.fields, "guid"));
  const addresses = link ? [link.pathname + link.search] : [];
  if (guid && (!link || guid.host === link.host)) addresses.push(guid.pathname + guid.search);

  const id = field(item.fields, "wp:post_id");
  const base = source.includes("/") ? source.slice(source.indexOf("/")) : "";
  if (/^\d+$/.test(id)) addresses.push(`${base}/?p=${id}`);
  if (/^\d+$/.test(id) && kind === "page") addresses.push(`${base}/?page_id=${id}`);
  return [...new Set(addresses.map(normaliseAddress))];
}

/** Those of the old addresses that lead somewhere else now; an address in use needs no redirect. */
export function redirectsTo(
  addresses: string[],
  place: { kind: PostKind; slug: string },
): string[] {
  const present = normaliseAddress(postAddress(place));
  return addresses.filter((address) => address !== "/" && address !== present);
}

export function decodeSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

async function isFree({ db, made }: Batch, slug: string): Promise<boolean> {
  if (reservedSlugs.includes(slug) || made.slugs.has(slug)) return false;
  const taken = await db.select({ id: posts.id }).from(posts).where(eq(posts.slug, slug)).get();
  return taken === undefined;
}

function readUrl(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
