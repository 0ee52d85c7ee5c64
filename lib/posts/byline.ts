import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { authors, type Signature } from "#db/schema/posts.ts";
import { createByline } from "#lib/identity/byline.ts";
import type { Author } from "#lib/identity/roles.ts";

/** The byline under which a member writes. Whoever came to write later gets it with the first post. */
export async function claimByline(tx: Transaction, author: Author, now: Date): Promise<number> {
  await createByline(tx, { memberId: author.id, name: author.name, role: author.role }, now);
  const byline = await tx
    .select({ id: authors.id })
    .from(authors)
    .where(eq(authors.memberId, author.id))
    .get();
  if (!byline) throw new Error(`Member ${author.id} has no byline.`);
  return byline.id;
}

/** How an author signs now. */
export async function findSignature(
  db: Pick<Transaction, "select">,
  authorId: number,
): Promise<Signature | undefined> {
  return db
    .select({
      name: authors.name,
      handles: authors.handles,
      telephone: authors.telephone,
      sites: authors.sites,
    })
    .from(authors)
    .where(eq(authors.id, authorId))
    .get();
}
