import { and, eq, lte, type SQL } from "drizzle-orm";
import { posts } from "#db/schema/posts.ts";
import type { PostKind } from "./post.ts";

/** The one answer to "may everyone read this?", for the condition of any query over posts. */
export function isShown(now: Date): SQL | undefined {
  return and(eq(posts.state, "published"), lte(posts.publishedAt, now));
}

/** The same for one kind; its columns are those that the index of lists begins with. */
export function isShownAs(kind: PostKind, now: Date): SQL | undefined {
  return and(eq(posts.kind, kind), isShown(now));
}
