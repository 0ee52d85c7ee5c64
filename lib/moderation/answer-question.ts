import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { members } from "#db/schema/identity.ts";
import { authorQuestions } from "#db/schema/moderation.ts";
import type { Author } from "#lib/identity/roles.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { questionAnswered } from "./question-notices.ts";
import { readQuestionText } from "./question.ts";

export type Answering =
  | { outcome: "answered" }
  | { outcome: "invalid"; message: string }
  /** Somebody else was faster. */
  | { outcome: "answered-before"; by: string }
  | { outcome: "missing" }
  | NotSaved;

/** Answers what a moderator asked, once; sent twice it is one. Whoever asked hears of it. */
export async function answerQuestion(
  { questionId, typed }: { questionId: number; typed: string },
  author: Author,
  now = new Date(),
): Promise<Answering> {
  const answer = readQuestionText(typed, "answer");
  if (!answer.ok) return { outcome: "invalid", message: answer.message };
  try {
    return await write(async (tx): Promise<Answering> => {
      const asked = await tx
        .select({ answer: authorQuestions.answer, by: members.name })
        .from(authorQuestions)
        .leftJoin(members, eq(members.id, authorQuestions.answeredBy))
        .where(eq(authorQuestions.id, questionId))
        .get();
      if (!asked) return { outcome: "missing" };
      if (asked.answer === answer.value) return { outcome: "answered" };
      if (asked.answer !== null) return { outcome: "answered-before", by: asked.by ?? "" };
      await tx
        .update(authorQuestions)
        .set({ answer: answer.value, answeredBy: author.id, answeredAt: now })
        .where(eq(authorQuestions.id, questionId));
      await enqueue(tx, questionAnswered, { questionId }, { now });
      return { outcome: "answered" };
    });
  } catch (error) {
    return notSaved(error);
  }
}
