import { reader } from "#db/client.ts";
import { tags } from "#db/schema/posts.ts";
import { isCarried } from "./conditions.ts";
import type { Tag } from "./post.ts";

/** Every tag that a published post carries, in no order of their own. */
export async function listTags(now = new Date()): Promise<Tag[]> {
  return reader.select({ slug: tags.slug, name: tags.name }).from(tags).where(isCarried(now));
}
