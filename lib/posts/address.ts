import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { posts, redirects } from "#db/schema/posts.ts";
import { normaliseAddress } from "#lib/posts/address-key.ts";
import { postAddress, type PostKind } from "#lib/posts/post.ts";
import { slugify, slugLengthMax } from "#lib/text/slug.ts";

export type PostPlace = { kind: PostKind; slug: string };

/** First parts of addresses that are Byline's own, or that it may need: no page can be called so. */
export const reservedSlugs: readonly string[] = [
  "_next",
  "about-byline",
  "account",
  "admin",
  "api",
  "archive",
  "assets",
  "atom",
  "authors",
  "category",
  "comments",
  "conversation",
  "dashboard",
  "decide",
  "drafts",
  "favicon",
  "feed",
  "feeds",
  "fonts",
  "health",
  "house-rules",
  "icons",
  "index",
  "login",
  "logout",
  "mail",
  "media",
  "new",
  "page",
  "pages",
  "posts",
  "preview",
  "print",
  "public",
  "receipts",
  "reports",
  "robots",
  "rss",
  "search",
  "series",
  "setup",
  "sign-in",
  "sign-out",
  "site",
  "sitemap",
  "static",
  "tag",
  "tags",
  "webmention",
  "well-known",
  "wp-admin",
  "wp-content",
  "wp-json",
  "wp-login",
];

/** A slug made of `wanted` that no other post has; a taken or reserved one gets -2, -3 and so on. */
export async function claimSlug(tx: Transaction, wanted: string, postId?: number): Promise<string> {
  const base = slugify(wanted) || "post";
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : withNumber(base, number);
    if (!reservedSlugs.includes(slug) && !(await isSlugTaken(tx, slug, postId))) return slug;
  }
}

/** Slugs are unique over posts and pages together, so that one can become the other. */
export async function isSlugTaken(
  tx: Transaction,
  slug: string,
  postId?: number,
): Promise<boolean> {
  const other = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.slug, slug), postId === undefined ? undefined : ne(posts.id, postId)))
    .get();
  return other !== undefined;
}

/** Leaves a redirect at the old address, and none at the new one. */
export async function moveAddress(
  tx: Transaction,
  postId: number,
  { from, to }: { from: PostPlace; to: PostPlace },
  now: Date,
): Promise<void> {
  await dropRedirect(tx, to);
  const address = normaliseAddress(postAddress(from));
  if (address === normaliseAddress(postAddress(to))) return;
  await tx
    .insert(redirects)
    .values({ address, postId, createdAt: now })
    .onConflictDoUpdate({ target: redirects.address, set: { postId, createdAt: now } });
}

/** A redirect at an address in use would be hidden now, and wrong once the post there moves as well. */
export async function dropRedirect(tx: Transaction, place: PostPlace): Promise<void> {
  await tx.delete(redirects).where(eq(redirects.address, normaliseAddress(postAddress(place))));
}

function withNumber(base: string, number: number): string {
  const suffix = `-${number}`;
  return base.slice(0, slugLengthMax - suffix.length).replace(/-+$/, "") + suffix;
}
