import { and, eq, exists, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, posts, postTags, tags } from "#db/schema/posts.ts";
import { isShownAs } from "./shown.ts";

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

/** For any query over `tags`: those that a post carries which everyone may read. */
export function isCarried(now: Date): SQL {
  return exists(
    reader
      .select({ one: sql`1` })
      .from(postTags)
      .innerJoin(posts, eq(posts.id, postTags.postId))
      .where(and(eq(postTags.tagId, tags.id), isShownAs("post", now))),
  );
}

/** For any query over `authors`: those who have signed a post that everyone may read. */
export function hasPublished(now: Date): SQL {
  return exists(
    reader
      .select({ one: sql`1` })
      .from(posts)
      .where(and(eq(posts.authorId, authors.id), isShownAs("post", now))),
  );
}
