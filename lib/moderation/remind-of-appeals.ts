import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members, noticeSettings } from "#db/schema/identity.ts";
import { appeals } from "#db/schema/moderation.ts";
import { posts } from "#db/schema/posts.ts";
import { isAppealed } from "#lib/comments/waiting.ts";
import { environment } from "#lib/config/environment.ts";
import { enqueue, job, type PayloadOf } from "#lib/jobs/queue.ts";
import type { Round } from "#lib/jobs/rounds.ts";
import { ensureAddress } from "#lib/mail/address.ts";
import { deliver } from "#lib/mail/deliver.ts";
import { aboutComment } from "#lib/mail/forget-mails.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { dayIn } from "#lib/words/dates.ts";
import { wordsIn } from "#lib/words/words.ts";
import { mayAnswerAppeal } from "./appeal.ts";

/** One moderator to be reminded of one appeal: before it is due, or after. */
export const appealDue = job<{ commentId: number; memberId: number; isOverdue: boolean }>(
  "moderation.appeal-due",
);

const dayMs = 24 * 60 * 60_000;

export const remindOfAppeals: Round = { everyMs: dayMs / 24, go: remindAll };

/** Asks for a reminder of each appeal that is nearly due, and of each that is overdue: once of either. */
async function remindAll(now: Date): Promise<void> {
  await remind({ isOverdue: true }, now);
  await remind({ isOverdue: false }, now);
}

async function remind({ isOverdue }: { isOverdue: boolean }, now: Date): Promise<void> {
  const column = isOverdue ? appeals.remindedOverdueAt : appeals.remindedAt;
  const reached = isOverdue ? now : new Date(+now + dayMs);
  await write(async (tx) => {
    const due = await tx
      .select({ id: appeals.id, commentId: appeals.commentId })
      .from(appeals)
      .innerJoin(comments, eq(comments.id, appeals.commentId))
      .where(and(isAppealed(), isNull(column), lte(appeals.dueAt, reached)));
    for (const { id, commentId } of due) {
      // Whoever was not told in time is told that it is late, and not that it will be.
      const told = isOverdue ? { remindedAt: now, remindedOverdueAt: now } : { remindedAt: now };
      await tx.update(appeals).set(told).where(eq(appeals.id, id));
      const moderators = await tx
        .select({ id: members.id })
        .from(members)
        .where(and(inArray(members.role, ["owner", "moderator"]), isNull(members.disabledAt)));
      for (const moderator of moderators) {
        const { may } = await mayAnswerAppeal(tx, commentId, moderator, now);
        if (may) {
          await enqueue(tx, appealDue, { commentId, memberId: moderator.id, isOverdue }, { now });
        }
      }
    }
  });
}

/** Says nothing to whoever may not answer it any more, nor of an appeal that was answered meanwhile. */
export async function mailAppealDue(
  { commentId, memberId, isOverdue }: PayloadOf<typeof appealDue>,
  now: Date,
): Promise<void> {
  const member = await findModerator(memberId);
  const appeal = await findOpen(commentId);
  if (!member || !appeal?.dueAt) return;
  if (!(await mayAnswerAppeal(reader, commentId, { id: memberId }, now)).may) return;
  const to = await write((tx) => ensureAddress(tx, member.email, now));
  if (to.refusedAt || to.pausedAt) return;

  const publication = await readPublication();
  const { appealDue: phrases, waiting } = wordsIn(publication.language).mail;
  const day = dayIn(publication, appeal.dueAt);
  const { siteUrl } = environment();
  await deliver(
    {
      fromName: publication.title,
      toName: member.name,
      language: publication.language,
      subject: isOverdue ? phrases.overdueSubject(appeal.post) : phrases.subject(appeal.post, day),
      pieces: [
        { say: isOverdue ? phrases.overdue(appeal.post, day) : phrases.due(appeal.post, day) },
        { quote: appeal.text },
        {
          link: phrases.desk,
          to: new URL(`/dashboard/comments?comment=${commentId}`, siteUrl),
        },
        { foot: waiting.why, link: waiting.choose, to: new URL("/dashboard/account", siteUrl) },
      ],
      key: `appeal-${isOverdue ? "overdue" : "due"}-${memberId}-${commentId}`,
      list: "desk",
      about: [aboutComment(commentId)],
    },
    { to, sort: "notice" },
    now,
  );
}

async function findOpen(
  commentId: number,
): Promise<{ text: string; dueAt: Date | null; post: string } | undefined> {
  return reader
    .select({ text: appeals.text, dueAt: appeals.dueAt, post: posts.title })
    .from(appeals)
    .innerJoin(comments, eq(comments.id, appeals.commentId))
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(appeals.commentId, commentId), isAppealed()))
    .get();
}

async function findModerator(
  memberId: number,
): Promise<{ name: string; email: string } | undefined> {
  return reader
    .select({ name: members.name, email: members.email })
    .from(members)
    .leftJoin(noticeSettings, eq(noticeSettings.memberId, members.id))
    .where(
      and(
        eq(members.id, memberId),
        inArray(members.role, ["owner", "moderator"]),
        isNull(members.disabledAt),
        sql`${noticeSettings.choice} is not 'never'`,
      ),
    )
    .get();
}
