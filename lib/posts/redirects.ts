import { and, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { posts, redirects } from "#db/schema/posts.ts";
import { normaliseAddress } from "./address-key.ts";
import { postAddress } from "./post.ts";
import { isShown } from "./shown.ts";

/** Where an old address leads now, if everyone may read what is there. `address` is path and query. */
export async function findRedirect(address: string, now = new Date()): Promise<string | undefined> {
  const key = normaliseAddress(address);
  return (await find(key, now)) ?? (await find(key.toLowerCase(), now));
}

/** As it was written; and in small letters, since older systems took both for the same. */
async function find(key: string, now: Date): Promise<string | undefined> {
  const post = await reader
    .select({ kind: posts.kind, slug: posts.slug })
    .from(redirects)
    .innerJoin(posts, eq(posts.id, redirects.postId))
    .where(and(eq(redirects.address, key), isShown(now)))
    .get();
  return post && postAddress(post);
}
