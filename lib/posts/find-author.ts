import { and, eq, exists, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, posts } from "#db/schema/posts.ts";
import { isShownAs } from "./shown.ts";

export type ListedAuthor = { slug: string; name: string };

/** An author of at least one published post. One who has only drafts is not there yet. */
export async function findAuthor(
  slug: string,
  now = new Date(),
): Promise<ListedAuthor | undefined> {
  return reader
    .select({ slug: authors.slug, name: authors.name })
    .from(authors)
    .where(
      and(
        eq(authors.slug, slug),
        exists(
          reader
            .select({ one: sql`1` })
            .from(posts)
            .where(and(eq(posts.authorId, authors.id), isShownAs("post", now))),
        ),
      ),
    )
    .get();
}
