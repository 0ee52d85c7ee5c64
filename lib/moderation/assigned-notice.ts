import { write } from "#db/client.ts";
import { findNoticed, listStillWaiting } from "#lib/comments/notices.ts";
import { sayAssigned } from "#lib/comments/notice-text.ts";
import { job, type PayloadOf } from "#lib/jobs/queue.ts";
import { ensureAddress } from "#lib/mail/address.ts";
import { deliver } from "#lib/mail/deliver.ts";
import { aboutComment } from "#lib/mail/forget-mails.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";

/** A moderator gave a comment to another, by hand. */
export const commentAssigned = job<{ commentId: number; memberId: number; by: string }>(
  "moderation.comment-assigned",
);

/** Mails it at once, whatever they chose for comments that merely wait; to those who chose none, none. */
export async function mailCommentAssigned(
  { commentId, memberId, by }: PayloadOf<typeof commentAssigned>,
  now: Date,
): Promise<void> {
  const member = await findNoticed(memberId);
  const [comment] = await listStillWaiting([commentId]);
  if (!member || !comment || member.choice === "never") return;
  const to = await write((tx) => ensureAddress(tx, member.email, now));
  if (to.refusedAt || to.pausedAt) return;
  const { title, language } = await readPublication();
  const mail = {
    fromName: title,
    toName: member.name,
    language,
    ...sayAssigned(comment, { by, to: { ...member, now } }, wordsIn(language).mail.waiting),
    key: `assigned-${memberId}-${commentId}-${comment.version}`,
    list: "desk",
    about: [aboutComment(commentId)],
  };
  await deliver(mail, { to, sort: "notice" }, now);
}
