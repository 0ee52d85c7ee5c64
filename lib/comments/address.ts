import { and, count, eq, inArray } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { postAddress } from "#lib/posts/post.ts";
import { cursorTo, pageOf, threadLengthMax, threadsMax, type Way } from "./pages.ts";
import { isPublic } from "./shown.ts";
import { readTree } from "./tree.ts";

type Commented = { id: number; slug: string };

/**
 * Where each of these public comments is read: the page of its post's conversation that holds it, and
 * its place there. Whatever links to a comment asks here.
 */
export async function commentAddresses(
  wanted: { id: number; post: Commented }[],
): Promise<Map<number, string>> {
  const long = await findLong([...new Set(wanted.map(({ post }) => post.id))]);
  const trees = new Map(
    await Promise.all(long.map(async (id) => [id, await readTree(id)] as const)),
  );
  return new Map(
    wanted.map(({ id, post }) => {
      const tree = trees.get(post.id);
      return [id, `${pageAddress(post, tree && pageOf(tree, id))}${fragment(id)}`];
    }),
  );
}

/** The same for one comment. */
export async function commentAddress(comment: { id: number; post: Commented }): Promise<string> {
  const address = (await commentAddresses([comment])).get(comment.id);
  return address ?? permalink(comment);
}

/** The same for the number of a comment, if everyone may read it. */
export async function findCommentAddress(
  id: number,
  now = new Date(),
): Promise<string | undefined> {
  const found = await reader
    .select({ id: posts.id, slug: posts.slug })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, id), isPublic(now)))
    .get();
  return found && commentAddress({ id, post: found });
}

/** An address that stays right when the pages of a conversation are divided anew: it leads to the other. */
export function permalink({ id }: { id: number }): string {
  return `/comments/${id}`;
}

/** Where readers say that there is something wrong with it. */
export function reportAddress(id: number): string {
  return `/reports/${id}`;
}

/** The page of a conversation that begins at a place; without one, the post itself. */
export function pageAddress({ slug }: { slug: string }, begin: Way): string {
  const address = postAddress({ kind: "post", slug });
  return begin === undefined || begin === "first" ? address : `${address}?from=${cursorTo(begin)}`;
}

/** The same page with the form turned to one comment. */
export function replyAddress(pageAddress: string, id: number): string {
  return `${pageAddress}${pageAddress.includes("?") ? "&" : "?"}reply=${id}#leave-a-comment`;
}

export function fragment(id: number): string {
  return `#comment-${id}`;
}

/** The posts whose conversation may need more than one page. Most do not, and a count says so. */
async function findLong(postIds: number[]): Promise<number[]> {
  const rows = await reader
    .select({ id: comments.postId, count: count() })
    .from(comments)
    .where(and(inArray(comments.postId, postIds), eq(comments.status, "approved")))
    .groupBy(comments.postId);
  return rows
    .filter(({ count }) => count > Math.min(threadsMax, threadLengthMax))
    .map(({ id }) => id);
}
