import { eq } from "drizzle-orm";
import { posts } from "#db/schema/posts.ts";
import type { Check } from "../screening.ts";

const dayMs = 24 * 60 * 60_000;

/** Where nobody talks any more, what arrives is advertising more often than not. */
export const oldPost: Check = async ({ postId }, { tx, rules, now }) => {
  const post = await tx
    .select({ publishedAt: posts.publishedAt })
    .from(posts)
    .where(eq(posts.id, postId))
    .get();
  if (!post?.publishedAt) return undefined;
  const days = Math.floor((+now - +post.publishedAt) / dayMs);
  if (days < rules.oldPostDays) return undefined;
  return `The post was published ${days.toLocaleString("en")} days before.`;
};
