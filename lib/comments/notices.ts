import { and, eq, inArray, isNull } from "drizzle-orm";
import { reader, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { posts } from "#db/schema/posts.ts";
import { environment } from "#lib/config/environment.ts";
import { enqueue, job } from "#lib/jobs/queue.ts";
import { sendMail } from "#lib/mail/send.ts";
import { readPublication } from "#lib/settings/publication.ts";

/** One mail to one moderator: a failing address is tried again by itself, and nobody gets it twice. */
export const commentWaits = job<{ commentId: number; memberId: number }>("comments.waits");

/** Tells everyone who may decide. */
export async function enqueueNotices(tx: Transaction, commentId: number, now: Date): Promise<void> {
  const recipients = await tx.select({ id: members.id }).from(members).where(mayDecide());
  for (const { id } of recipients) {
    await enqueue(tx, commentWaits, { commentId, memberId: id }, { now });
  }
}

/** Says nothing when the comment was decided, or the member lost the right, before the mail went. */
export async function mailCommentWaits({
  commentId,
  memberId,
}: {
  commentId: number;
  memberId: number;
}): Promise<void> {
  const comment = await findWaiting(commentId);
  const member = await findModerator(memberId);
  if (!comment || !member) return;

  const { title } = await readPublication();
  const desk = new URL(`/dashboard/comments?comment=${commentId}`, environment().siteUrl);
  await sendMail({
    fromName: title,
    to: member,
    subject: `A comment is waiting: ${comment.post}`,
    text: [
      `${comment.name} wrote about “${comment.post}”:`,
      comment.body,
      `Read it at the desk, and approve or reject it:\n${desk.href}`,
    ].join("\n\n"),
  });
}

function mayDecide() {
  return and(inArray(members.role, ["owner", "moderator"]), isNull(members.disabledAt));
}

async function findWaiting(commentId: number) {
  return reader
    .select({ name: comments.name, body: comments.body, post: posts.title })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, commentId), eq(comments.status, "pending")))
    .get();
}

async function findModerator(memberId: number) {
  return reader
    .select({ name: members.name, address: members.email })
    .from(members)
    .where(and(eq(members.id, memberId), mayDecide()))
    .get();
}
