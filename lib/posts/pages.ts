import { asc } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import { isShownAs } from "./shown.ts";

export type ListedPage = { slug: string; title: string };

const pagesMax = 50;

/** The publication's standing pages, oldest first, for the foot of every page. */
export async function listPages(now = new Date()): Promise<ListedPage[]> {
  return reader
    .select({ slug: posts.slug, title: posts.title })
    .from(posts)
    .where(isShownAs("page", now))
    .orderBy(asc(posts.publishedAt), asc(posts.id))
    .limit(pagesMax);
}
