import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { authorQuestions } from "#db/schema/moderation.ts";
import { posts } from "#db/schema/posts.ts";
import { lengthOf } from "#lib/comments/comment.ts";
import type { Reading } from "#lib/comments/reading.ts";
import type { Author } from "#lib/identity/roles.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { renderComment } from "#lib/text/render-comment.ts";

/** What a moderator asked about a comment, and what was answered. */
export type Question = {
  id: number;
  askedBy: string;
  question: string;
  askedAt: Date;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
};

/** The same for an author, with what it is about. */
export type AskedQuestion = Question & {
  comment: { name: string; html: string };
  post: string;
};

export const questionLengthMax = 2_000;
/** Of those that were answered, the last ones. */
const answeredMax = 20;

/** A question or an answer, as it was typed. */
export function readQuestionText(typed: string, what: "question" | "answer"): Reading<string> {
  const text = normalise(typed).trim();
  if (isBlank(text)) return { ok: false, message: `Enter the ${what}.` };
  if (hasForbiddenCharacters(text)) {
    return { ok: false, message: "Remove the control characters, which cannot be seen." };
  }
  const length = lengthOf(text);
  if (length <= questionLengthMax) return { ok: true, value: text };
  const [most, has] = [questionLengthMax, length].map((count) => count.toLocaleString("en"));
  return { ok: false, message: `The ${what} must be ${most} characters or fewer. It has ${has}.` };
}

/**
 * The authors' inbox: what is open, the oldest first, and the last that were answered. A comment that was
 * declined or withdrawn since is read by moderators alone.
 */
export async function listQuestions(
  _: Author,
): Promise<{ open: AskedQuestion[]; answered: AskedQuestion[] }> {
  const open = await selectQuestions()
    .where(and(isNull(authorQuestions.answeredAt), eq(comments.status, "pending")))
    .orderBy(asc(authorQuestions.askedAt));
  const answered = await selectQuestions()
    .where(
      and(isNotNull(authorQuestions.answeredAt), inArray(comments.status, ["pending", "approved"])),
    )
    .orderBy(desc(authorQuestions.answeredAt))
    .limit(answeredMax);
  return { open: open.map(withHtml), answered: answered.map(withHtml) };
}

/** What was asked about one comment, the first question first. */
export async function listQuestionsAbout(commentId: number): Promise<Question[]> {
  const rows = await selectQuestions()
    .where(eq(authorQuestions.commentId, commentId))
    .orderBy(asc(authorQuestions.id));
  return rows.map(({ question }) => question);
}

const askers = alias(members, "askers");
const answerers = alias(members, "answerers");

function selectQuestions() {
  return reader
    .select({
      question: {
        id: authorQuestions.id,
        askedBy: askers.name,
        question: authorQuestions.question,
        askedAt: authorQuestions.askedAt,
        answer: authorQuestions.answer,
        answeredBy: sql<string | null>`${answerers.name}`,
        answeredAt: authorQuestions.answeredAt,
      },
      comment: { name: comments.name, body: comments.body, bodyFormat: comments.bodyFormat },
      post: posts.title,
    })
    .from(authorQuestions)
    .innerJoin(askers, eq(askers.id, authorQuestions.askedBy))
    .leftJoin(answerers, eq(answerers.id, authorQuestions.answeredBy))
    .innerJoin(comments, eq(comments.id, authorQuestions.commentId))
    .innerJoin(posts, eq(posts.id, comments.postId));
}

type Row = Awaited<ReturnType<typeof selectQuestions>>[number];

function withHtml({ question, comment, post }: Row): AskedQuestion {
  const { name, body, bodyFormat } = comment;
  return { ...question, comment: { name, html: renderComment(body, bodyFormat) }, post };
}
