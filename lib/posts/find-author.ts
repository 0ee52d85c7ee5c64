import { and, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors } from "#db/schema/posts.ts";
import { hasPublished } from "./conditions.ts";

export type ListedAuthor = { slug: string; name: string };

/** An author of at least one published post. One who has only drafts is not there yet. */
export async function findAuthor(
  slug: string,
  now = new Date(),
): Promise<ListedAuthor | undefined> {
  return reader
    .select({ slug: authors.slug, name: authors.name })
    .from(authors)
    .where(and(eq(authors.slug, slug), hasPublished(now)))
    .get();
}
