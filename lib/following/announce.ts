import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { follows, letters } from "#db/schema/following.ts";
import { members } from "#db/schema/identity.ts";
import { addresses } from "#db/schema/mail.ts";
import { authors, posts } from "#db/schema/posts.ts";
import { writerRole } from "#lib/comments/comment.ts";
import { isPublic } from "#lib/comments/shown.ts";
import { isAppealed } from "#lib/comments/waiting.ts";
import type { statusChanged } from "#lib/comments/status.ts";
import { enqueue, job, type PayloadOf } from "#lib/jobs/queue.ts";
import { readAncestors } from "./ancestors.ts";

/** What there is to tell an address is sent to it, one thing a mail or several together. */
export const lettersWait = job<{ addressId: number }>("following.letters-wait");

type Subject = (typeof letters.$inferSelect)["subject"];

/**
 * Writes down whom a decision about a comment is told to. It runs some minutes after the decision, and
 * does nothing if the comment no longer stands as it was decided then.
 */
export async function announce(
  { commentId, status, at }: PayloadOf<typeof statusChanged>,
  now: Date,
): Promise<void> {
  const comment = await findComment(commentId, now);
  if (!comment || comment.status !== status || +comment.statusAt !== at) return;

  const ancestors = await readAncestors(commentId);
  await write(async (tx) => {
    // Who appeals knows it already: the decision that answered it was taken back.
    if (status === "rejected" && !comment.isAppealed)
      await tellWriter(tx, comment, "declined", now);
    if (status !== "approved" || !comment.isPublic) return;
    await tellWriter(tx, comment, "published", now);
    for (const addressId of await listFollowers(tx, comment, ancestors)) {
      await tell(tx, { addressId, commentId, subject: "comment" }, now);
    }
  });
}

async function findComment(id: number, now: Date) {
  return reader
    .select({
      id: comments.id,
      postId: comments.postId,
      parentId: comments.parentId,
      email: sql<string>`coalesce(${comments.email}, ${members.email}, '')`,
      speaker: {
        memberId: comments.memberId,
        memberRole: members.role,
        authorId: comments.authorId,
      },
      byline: { id: authors.id, memberId: authors.memberId },
      status: comments.status,
      statusAt: comments.statusAt,
      isPublic: sql<number>`${isPublic(now)}`,
      isAppealed: sql<number>`${isAppealed()}`,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .leftJoin(members, eq(members.id, comments.memberId))
    .where(and(eq(comments.id, id), eq(comments.kind, "comment")))
    .get();
}

type Announced = NonNullable<Awaited<ReturnType<typeof findComment>>>;

/** Also while their address is unconfirmed: once it is, this is the first thing they want to know. */
async function tellWriter(
  tx: Transaction,
  { id }: Announced,
  subject: "published" | "declined",
  now: Date,
): Promise<void> {
  const follow = await tx
    .select({ addressId: follows.addressId })
    .from(follows)
    .where(and(eq(follows.commentId, id), eq(follows.decision, true), isNull(follows.endedAt)))
    .get();
  if (follow) await tell(tx, { ...follow, commentId: id, subject }, now);
}

/** Everyone who asked to hear of such a comment, but for whoever wrote it. */
async function listFollowers(
  tx: Transaction,
  { postId, parentId, speaker, byline, email }: Announced,
  ancestors: number[],
): Promise<number[]> {
  const isAuthors = writerRole(speaker, byline ?? { id: null, memberId: null }) === "author";
  const rows = await tx
    .selectDistinct({ addressId: follows.addressId })
    .from(follows)
    .innerJoin(addresses, eq(addresses.id, follows.addressId))
    .where(
      and(
        eq(follows.postId, postId),
        isNull(follows.endedAt),
        or(
          eq(follows.thread, true),
          and(eq(follows.replies, true), eq(follows.commentId, parentId ?? 0)),
          isAuthors ? and(eq(follows.authorReplies, true), isOneOf(ancestors)) : undefined,
        ),
        sql`${addresses.confirmedAt} is not null`,
        isNull(addresses.refusedAt),
        isNull(addresses.pausedAt),
        ne(addresses.email, email),
      ),
    );
  return rows.map(({ addressId }) => addressId);
}

/** Passed as one value: a chain of answers may be longer than a statement may have parameters. */
function isOneOf(ancestors: number[]) {
  return sql`${follows.commentId} in (select value from json_each(${JSON.stringify(ancestors)}))`;
}

async function tell(
  tx: Transaction,
  letter: { addressId: number; commentId: number; subject: Subject },
  now: Date,
): Promise<void> {
  const [made] = await tx
    .insert(letters)
    .values({ ...letter, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: letters.id });
  if (made) await enqueue(tx, lettersWait, { addressId: letter.addressId }, { now });
}
