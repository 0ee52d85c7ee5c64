import { asc, eq, inArray } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { postTags, tags } from "#db/schema/posts.ts";
import type { Tag } from "./post.ts";

/** The tags of several posts at once, by the post's id. */
export async function readTagsOf(postIds: number[]): Promise<Map<number, Tag[]>> {
  const rows = await reader
    .select({ postId: postTags.postId, slug: tags.slug, name: tags.name })
    .from(postTags)
    .innerJoin(tags, eq(tags.id, postTags.tagId))
    .where(inArray(postTags.postId, postIds))
    .orderBy(asc(tags.name));
  const tagsOf = new Map<number, Tag[]>();
  for (const { postId, ...tag } of rows) {
    tagsOf.set(postId, [...(tagsOf.get(postId) ?? []), tag]);
  }
  return tagsOf;
}
