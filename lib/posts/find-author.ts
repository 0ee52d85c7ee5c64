import { and, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors } from "#db/schema/posts.ts";
import { hasPublished } from "./conditions.ts";
import type { Handle } from "./post.ts";

/** Who writes here, as the page about them says it. */
export type PublishedAuthor = { slug: string; name: string; handles: Handle[]; sites: string[] };

/** An author of at least one published post. One who has only drafts is not there yet. */
export async function findAuthor(
  slug: string,
  now = new Date(),
): Promise<PublishedAuthor | undefined> {
  return reader
    .select({
      slug: authors.slug,
      name: authors.name,
      handles: authors.handles,
      sites: authors.sites,
    })
    .from(authors)
    .where(and(eq(authors.slug, slug), hasPublished(now)))
    .get();
}
