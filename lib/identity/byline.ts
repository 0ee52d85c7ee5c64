import { eq, like, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { authors } from "#db/schema/posts.ts";
import { slugify } from "#lib/text/slug.ts";
import type { Role } from "./roles.ts";

/** Gives whoever may write a name to write under; one that is there already stays as it is. */
export async function createByline(
  tx: Transaction,
  { memberId, name, role }: { memberId: number; name: string; role: Role },
  now: Date,
): Promise<void> {
  if (role === "moderator") return;
  const existing = await tx
    .select({ id: authors.id })
    .from(authors)
    .where(eq(authors.memberId, memberId))
    .get();
  if (existing) return;
  const slug = await freeSlug(tx, slugify(name) || "author");
  await tx.insert(authors).values({ slug, name, handles: [], sites: [], memberId, createdAt: now });
}

async function freeSlug(tx: Transaction, wanted: string): Promise<string> {
  const rows = await tx
    .select({ slug: authors.slug })
    .from(authors)
    .where(or(eq(authors.slug, wanted), like(authors.slug, `${wanted}-%`)));
  const taken = new Set(rows.map((row) => row.slug));
  let slug = wanted;
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}
