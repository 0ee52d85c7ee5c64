import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { reader, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { addHold } from "./holds.ts";
import { writerDisowned, writerProven } from "./proven.ts";

/** Somebody sent this under an address, and its owner has not said yet whether it was them. */
export type Unconfirmed = { id: number; post: string; createdAt: Date; firstWords: string };

/** As many as a person looks through; a machine may have sent any number. */
const listedMax = 50;
/** Enough to know one's own words by, and little of what a stranger sent. */
const firstWordsLength = 80;

/** The newest first. Anyone can type an address, so each comment under it is asked about by itself. */
export async function listUnconfirmed(email: string, now: Date): Promise<Unconfirmed[]> {
  const rows = await reader
    .select({
      id: comments.id,
      post: posts.title,
      createdAt: comments.createdAt,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(isUnconfirmed(email), isShownAs("post", now)))
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(listedMax);
  return rows.map(({ body, bodyFormat, ...row }) => ({
    ...row,
    firstWords: excerpt(renderComment(body, bodyFormat), firstWordsLength),
  }));
}

/** Of what was sent in from outside; a member's own comments are theirs by their session. */
function isUnconfirmed(email: string) {
  return and(
    eq(comments.email, email),
    eq(comments.kind, "comment"),
    inArray(comments.status, ["pending", "approved"]),
    isNull(comments.memberId),
    isNull(comments.addressConfirmedAt),
    isNull(comments.disownedAt),
  );
}

type Answered = { commentId: number; email: string };

/** The owner of the address says that they wrote it. */
export async function confirmComment(
  tx: Transaction,
  { commentId, email }: Answered,
  now: Date,
): Promise<void> {
  const [confirmed] = await tx
    .update(comments)
    .set({ addressConfirmedAt: now })
    .where(and(eq(comments.id, commentId), isUnconfirmed(email)))
    .returning({ status: comments.status, version: comments.version });
  if (!confirmed) return;
  if (confirmed.status === "approved") await raiseEdition(tx);
  await enqueue(tx, writerProven, { commentId, version: confirmed.version }, { now });
}

/** The owner of the address says that they did not: the next moderator who reads it is told. */
export async function disownComment(
  tx: Transaction,
  { commentId, email }: Answered,
  now: Date,
): Promise<boolean> {
  const [disowned] = await tx
    .update(comments)
    .set({ disownedAt: now })
    .where(and(eq(comments.id, commentId), isUnconfirmed(email)))
    .returning({ id: comments.id });
  if (!disowned) return false;
  await addHold(tx, commentId, disownedHold);
  await enqueue(tx, writerDisowned, { commentId }, { now });
  return true;
}

const disownedHold = {
  rule: "disowned",
  sentence: "The owner of its e-mail address says that they did not write it.",
} as const;
