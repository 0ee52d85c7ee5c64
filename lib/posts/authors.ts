import { asc } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors } from "#db/schema/posts.ts";
import { hasPublished } from "./conditions.ts";

export type ListedAuthor = { slug: string; name: string };

/** Everyone who has published a post, in no order of their own. */
export async function listAuthors(now = new Date()): Promise<ListedAuthor[]> {
  return reader
    .select({ slug: authors.slug, name: authors.name })
    .from(authors)
    .where(hasPublished(now))
    .orderBy(asc(authors.id));
}

/** Whether it needs saying who wrote a post. */
export async function areThereSeveralAuthors(now = new Date()): Promise<boolean> {
  const two = await reader
    .select({ id: authors.id })
    .from(authors)
    .where(hasPublished(now))
    .limit(2);
  return two.length > 1;
}
