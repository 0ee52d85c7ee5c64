import { and, eq, exists, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { posts, postTags, tags } from "#db/schema/posts.ts";
import type { Tag } from "./post.ts";
import { isShownAs } from "./shown.ts";

/** A tag that at least one published post carries. One that only drafts carry is not there yet. */
export async function findTag(slug: string, now = new Date()): Promise<Tag | undefined> {
  return reader
    .select({ slug: tags.slug, name: tags.name })
    .from(tags)
    .where(
      and(
        eq(tags.slug, slug),
        exists(
          reader
            .select({ one: sql`1` })
            .from(postTags)
            .innerJoin(posts, eq(posts.id, postTags.postId))
            .where(and(eq(postTags.tagId, tags.id), isShownAs("post", now))),
        ),
      ),
    )
    .get();
}
