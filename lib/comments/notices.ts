import { and, eq, isNull, or, sql } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { members, noticeSettings } from "#db/schema/identity.ts";
import { appeals } from "#db/schema/moderation.ts";
import { posts } from "#db/schema/posts.ts";
import type { NoticeChoice } from "#lib/identity/notice-choice.ts";
import { mayDecide } from "#lib/identity/roles.ts";
import {
  enqueue,
  finishWaiting,
  job,
  listWaiting,
  NotYet,
  type PayloadOf,
} from "#lib/jobs/queue.ts";
import { ensureAddress, type Address } from "#lib/mail/address.ts";
import { deliver, freeAt, singlesPerHourMax } from "#lib/mail/deliver.ts";
import { aboutComment } from "#lib/mail/forget-mails.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";
import { sayWhatWaits, type Recipient, type Waiting } from "./notice-text.ts";
import { isReported, waitsForDecision } from "./waiting.ts";

/** One comment for one moderator to hear of: a failing address is tried again by itself. */
export const commentWaits = job<{ commentId: number; memberId: number }>("comments.waits");

/** Tells everyone who may decide. */
export async function enqueueNotices(tx: Transaction, commentId: number, now: Date): Promise<void> {
  const recipients = await tx.select({ id: members.id }).from(members).where(mayDecide());
  for (const { id } of recipients) {
    await enqueue(tx, commentWaits, { commentId, memberId: id }, { now });
  }
}

/**
 * Mails a moderator what waits, as often as they chose: this comment, and with it those that their
 * other jobs are about. Says nothing when all were decided, or the member lost the right, before.
 */
export async function mailCommentWaits(
  { commentId, memberId }: PayloadOf<typeof commentWaits>,
  now: Date,
): Promise<void> {
  const member = await findNoticed(memberId);
  const [comment] = await listStillWaiting([commentId]);
  if (!member || !comment || member.choice === "never") return;
  const to = await write((tx) => ensureAddress(tx, member.email, now));
  if (to.refusedAt || to.pausedAt) return;
  const free = await freeForNotice(to, member.choice, now);
  if (free > now) throw new NotYet(free);

  const others = (await listWaiting(commentWaits)).filter(
    ({ payload }) => payload.memberId === memberId,
  );
  const waiting = await listStillWaiting([
    commentId,
    ...others.map(({ payload }) => payload.commentId),
  ]);
  const { title, language } = await readPublication();
  const { waiting: phrases } = wordsIn(language).mail;
  const mail = {
    fromName: title,
    toName: member.name,
    language,
    ...sayWhatWaits(waiting.length > 1 ? waiting : [comment], { ...member, now }, phrases),
    // Of its version, since the same comment may come before them again, and that is another mail.
    key: `waiting-${memberId}-${commentId}-${comment.version}`,
    list: "desk",
    about: waiting.map(({ id }) => aboutComment(id)),
  };
  const outcome = await deliver(mail, { to, sort: "notice" }, now);
  if (outcome === "bounced") return;
  await write((tx) =>
    finishWaiting(
      tx,
      others.map(({ id }) => id),
      now,
    ),
  );
}

const hourMs = 60 * 60_000;

const rhythms: Record<Exclude<NoticeChoice, "never">, { max: number; withinMs: number }> = {
  "at-once": { max: singlesPerHourMax, withinMs: hourMs },
  hourly: { max: 1, withinMs: hourMs },
  daily: { max: 1, withinMs: 24 * hourMs },
};

function freeForNotice(
  to: Address,
  choice: Exclude<NoticeChoice, "never">,
  now: Date,
): Promise<Date> {
  return freeAt(to.id, { sorts: ["notice"], ...rhythms[choice] }, now);
}

/** What is to be read: a comment, the change that is proposed to it, or what is said against a decision. */
export async function listStillWaiting(ids: number[]): Promise<Waiting[]> {
  const text = sql<string>`coalesce(${appeals.text}, ${commentRevisions.body}, ${comments.body})`;
  return reader
    .select({
      id: comments.id,
      version: comments.version,
      name: comments.name,
      body: text,
      post: posts.title,
      isReported: sql<number>`${isReported()} and not ${waitsForDecision()}`,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(appeals, and(eq(appeals.commentId, comments.id), isNull(appeals.decisionId)))
    .leftJoin(
      commentRevisions,
      and(
        eq(commentRevisions.commentId, comments.id),
        eq(commentRevisions.state, "proposed"),
        eq(comments.status, "approved"),
      ),
    )
    .where(and(isOneOf(ids), or(waitsForDecision(), isReported())))
    .orderBy(comments.id);
}

/** Passed as one value: after a flood there are more than a statement may have parameters. */
function isOneOf(ids: number[]) {
  return sql`${comments.id} in (select value from json_each(${JSON.stringify(ids)}))`;
}

/** A moderator, and how often they want to hear of what waits. */
export async function findNoticed(
  memberId: number,
): Promise<(Recipient & { email: string; choice: NoticeChoice }) | undefined> {
  const row = await reader
    .select({
      id: members.id,
      name: members.name,
      email: members.email,
      rightsVersion: members.rightsVersion,
      choice: noticeSettings.choice,
    })
    .from(members)
    .leftJoin(noticeSettings, eq(noticeSettings.memberId, members.id))
    .where(and(eq(members.id, memberId), mayDecide()))
    .get();
  return row && { ...row, choice: row.choice ?? "at-once" };
}
