import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import type { Author } from "#lib/identity/roles.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { dropRedirect } from "#lib/posts/address.ts";
import { findSignature } from "#lib/posts/byline.ts";
import type { DraftProblem } from "#lib/posts/draft.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { findOwnPost, type OwnPost } from "#lib/posts/own.ts";
import { postAddress } from "#lib/posts/post.ts";
import { markRevisionPublished } from "#lib/posts/revisions.ts";
import { isBlank } from "#lib/text/plain.ts";

export type Publishing =
  | { outcome: "published"; address: string }
  | { outcome: "incomplete"; problems: DraftProblem[] }
  /** It was saved, published or thrown away since the check page was shown. */
  | { outcome: "stale"; post: OwnPost }
  | { outcome: "missing" }
  | NotSaved;

export type Unpublishing =
  | { outcome: "unpublished" }
  | { outcome: "stale"; post: OwnPost }
  | { outcome: "missing" }
  | NotSaved;

/** What the post still needs before readers can have it. */
export function whatIsMissing({ title, body }: Pick<OwnPost, "title" | "body">): DraftProblem[] {
  return [
    ...(isBlank(title) ? [{ field: "title" as const, message: "Enter a title." }] : []),
    ...(isBlank(body) ? [{ field: "body" as const, message: "Enter a text." }] : []),
  ];
}

export function isPublishable({ state }: Pick<OwnPost, "state">): boolean {
  return state !== "published" && state !== "trashed";
}

/** A post that was public before keeps its first date, and with it its place in every list. */
export function publicationDate({ publishedAt }: Pick<OwnPost, "publishedAt">, now: Date): Date {
  return publishedAt && publishedAt <= now ? publishedAt : now;
}

/** Shows the post to everyone, signed as its author signs now. Only the version that was checked. */
export async function publishPost(
  { id, seenVersion }: { id: number; seenVersion: number },
  author: Author,
  now = new Date(),
): Promise<Publishing> {
  return write<Publishing>(async (tx) => {
    const post = await findOwnPost(id, author, tx);
    if (!post) return { outcome: "missing" };
    if (post.version !== seenVersion || !isPublishable(post)) return { outcome: "stale", post };
    const problems = whatIsMissing(post);
    if (problems.length > 0) return { outcome: "incomplete", problems };

    const signature = post.authorId === null ? null : await findSignature(tx, post.authorId);
    await tx
      .update(posts)
      .set({
        ...newState(post, "published", author, now),
        signature: signature ?? null,
        publishedAt: publicationDate(post, now),
      })
      .where(eq(posts.id, id));
    await markRevisionPublished(tx, id, now);
    // An older post may have left a redirect at this address when it moved away.
    await dropRedirect(tx, post);
    await raiseEdition(tx);
    return { outcome: "published", address: postAddress(post) };
  }).catch(notSaved);
}

/** Makes a published post a draft again. Its comments go from sight with it, and come back with it. */
export async function unpublishPost(
  { id, seenVersion }: { id: number; seenVersion: number },
  author: Author,
  now = new Date(),
): Promise<Unpublishing> {
  return write<Unpublishing>(async (tx) => {
    const post = await findOwnPost(id, author, tx);
    if (!post) return { outcome: "missing" };
    if (post.version !== seenVersion || post.state !== "published") {
      return { outcome: "stale", post };
    }
    await tx
      .update(posts)
      .set(newState(post, "draft", author, now))
      .where(eq(posts.id, id));
    await raiseEdition(tx);
    return { outcome: "unpublished" };
  }).catch(notSaved);
}

function newState(post: OwnPost, state: "draft" | "published", author: Author, now: Date) {
  return { state, stateAt: now, stateBy: author.id, updatedAt: now, version: post.version + 1 };
}
