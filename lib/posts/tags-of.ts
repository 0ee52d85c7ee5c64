import { eq, inArray } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { postTags, tags } from "#db/schema/posts.ts";
import type { Tag } from "./post.ts";

/** The tags of several posts at once, by the post's id, in the order of their names. */
export async function readTagsOf(postIds: number[]): Promise<Map<number, Tag[]>> {
  const tagsOf = new Map<number, Tag[]>();
  if (postIds.length === 0) return tagsOf;

  const rows = await reader
    .select({ postId: postTags.postId, slug: tags.slug, name: tags.name })
    .from(postTags)
    .innerJoin(tags, eq(tags.id, postTags.tagId))
    .where(inArray(postTags.postId, postIds));
  for (const { postId, ...tag } of rows.sort((a, b) => a.name.localeCompare(b.name))) {
    tagsOf.set(postId, [...(tagsOf.get(postId) ?? []), tag]);
  }
  return tagsOf;
}
