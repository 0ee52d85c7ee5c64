import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { authorQuestions } from "#db/schema/moderation.ts";
import { authors, posts } from "#db/schema/posts.ts";
import { environment } from "#lib/config/environment.ts";
import { enqueue, job, type PayloadOf } from "#lib/jobs/queue.ts";
import { ensureAddress } from "#lib/mail/address.ts";
import { deliver } from "#lib/mail/deliver.ts";
import { aboutComment } from "#lib/mail/forget-mails.ts";
import type { Piece } from "#lib/mail/letter.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn, type Words } from "#lib/words/words.ts";

/** One question for one author to hear of. */
export const authorAsked = job<{ questionId: number; memberId: number }>("moderation.author-asked");
/** For whoever asked. */
export const questionAnswered = job<{ questionId: number }>("moderation.question-answered");

/** Tells whoever signs the post; where that is nobody who can answer, every author. */
export async function enqueueQuestion(
  tx: Transaction,
  { questionId, by }: { questionId: number; by: number },
  now: Date,
): Promise<void> {
  const mayAnswer = and(
    inArray(members.role, ["author", "owner"]),
    isNull(members.disabledAt),
    ne(members.id, by),
  );
  const signing = await tx
    .select({ id: members.id })
    .from(authorQuestions)
    .innerJoin(comments, eq(comments.id, authorQuestions.commentId))
    .innerJoin(posts, eq(posts.id, comments.postId))
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .innerJoin(members, eq(members.id, authors.memberId))
    .where(and(eq(authorQuestions.id, questionId), mayAnswer));
  const told =
    signing.length > 0
      ? signing
      : await tx.select({ id: members.id }).from(members).where(mayAnswer);
  for (const { id } of told) await enqueue(tx, authorAsked, { questionId, memberId: id }, { now });
}

/** Says nothing once it was answered or taken back, or its comment decided about or withdrawn. */
export async function mailQuestionAsked(
  { questionId, memberId }: PayloadOf<typeof authorAsked>,
  now: Date,
): Promise<void> {
  const asked = await findQuestion(questionId);
  if (asked?.status !== "pending" || asked.answer !== null) return;
  await mail(asked, { memberId, key: `question-${questionId}-${memberId}` }, now, (phrases) => ({
    subject: phrases.subject(asked.post),
    pieces: [
      { say: phrases.asks(asked.askedBy, asked.post) },
      { quote: asked.question },
      { say: phrases.about(asked.name) },
      { quote: asked.body },
      { link: phrases.answer, to: address(`/dashboard/questions#question-${questionId}`) },
    ],
  }));
}

export async function mailQuestionAnswered(
  { questionId }: PayloadOf<typeof questionAnswered>,
  now: Date,
): Promise<void> {
  const asked = await findQuestion(questionId);
  if (!asked?.answer) return;
  const { answer, askedById, commentId } = asked;
  await mail(asked, { memberId: askedById, key: `answer-${questionId}` }, now, (phrases) => ({
    subject: phrases.answered(asked.post),
    pieces: [
      { say: phrases.yourQuestion },
      { quote: asked.question },
      { say: phrases.theAnswer },
      { quote: answer },
      { link: phrases.desk, to: address(`/dashboard/comments?comment=${commentId}`) },
    ],
  }));
}

type Asked = NonNullable<Awaited<ReturnType<typeof findQuestion>>>;
type Said = { subject: string; pieces: Piece[] };

async function findQuestion(id: number) {
  return reader
    .select({
      commentId: comments.id,
      status: comments.status,
      name: comments.name,
      body: comments.body,
      post: posts.title,
      askedBy: members.name,
      askedById: members.id,
      question: authorQuestions.question,
      answer: authorQuestions.answer,
    })
    .from(authorQuestions)
    .innerJoin(members, eq(members.id, authorQuestions.askedBy))
    .innerJoin(comments, eq(comments.id, authorQuestions.commentId))
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(eq(authorQuestions.id, id))
    .get();
}

async function mail(
  { commentId }: Asked,
  { memberId, key }: { memberId: number; key: string },
  now: Date,
  say: (phrases: Words["mail"]["askedOfAuthors"]) => Said,
): Promise<void> {
  const member = await reader
    .select({ name: members.name, email: members.email })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.disabledAt)))
    .get();
  if (!member) return;
  const to = await write((tx) => ensureAddress(tx, member.email, now));
  if (to.refusedAt || to.pausedAt) return;
  const { title, language } = await readPublication();
  const said = say(wordsIn(language).mail.askedOfAuthors);
  const sent = { fromName: title, toName: member.name, language, key, list: "questions" };
  await deliver(
    { ...sent, ...said, about: [aboutComment(commentId)] },
    { to, sort: "notice" },
    now,
  );
}

function address(path: string): URL {
  return new URL(path, environment().siteUrl);
}
