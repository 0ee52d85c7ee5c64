import { and, eq, exists, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, posts, postTags, tags } from "#db/schema/posts.ts";

/** For any query over `posts`: those that carry a tag. */
export function hasTag(slug: string): SQL {
  return exists(
    reader
      .select({ one: sql`1` })
      .from(postTags)
      .where(
        and(
          eq(postTags.tagId, reader.select({ id: tags.id }).from(tags).where(eq(tags.slug, slug))),
          eq(postTags.postId, posts.id),
        ),
      ),
  );
}

/** For any query over `posts`: those that an author has signed. */
export function isBy(slug: string): SQL {
  return eq(
    posts.authorId,
    reader.select({ id: authors.id }).from(authors).where(eq(authors.slug, slug)),
  );
}
