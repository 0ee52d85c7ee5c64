import { and, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { tags } from "#db/schema/posts.ts";
import { isCarried } from "./conditions.ts";
import type { Tag } from "./post.ts";

/** A tag that at least one published post carries. One that only drafts carry is not there yet. */
export async function findTag(slug: string, now = new Date()): Promise<Tag | undefined> {
  return reader
    .select({ slug: tags.slug, name: tags.name })
    .from(tags)
    .where(and(eq(tags.slug, slug), isCarried(now)))
    .get();
}
