import { asc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authorQuestions, commentNotes } from "#db/schema/moderation.ts";

/**
 * What moderators wrote down about a comment, and asked the authors. They were told that nobody else
 * reads it, so it goes to an owner who answers for the publication, and not to the comment's writer.
 */
export type DeskExport = {
  notes: { text: string; createdAt: Date }[];
  questions: { question: string; askedAt: Date; answer: string | null; answeredAt: Date | null }[];
};

export async function exportFromDesk(commentId: number): Promise<DeskExport> {
  const [notes, questions] = await Promise.all([
    exportNotes(commentId),
    exportQuestions(commentId),
  ]);
  return { notes, questions };
}

async function exportNotes(commentId: number): Promise<DeskExport["notes"]> {
  return reader
    .select({ text: commentNotes.text, createdAt: commentNotes.createdAt })
    .from(commentNotes)
    .where(eq(commentNotes.commentId, commentId))
    .orderBy(asc(commentNotes.id));
}

async function exportQuestions(commentId: number): Promise<DeskExport["questions"]> {
  return reader
    .select({
      question: authorQuestions.question,
      askedAt: authorQuestions.askedAt,
      answer: authorQuestions.answer,
      answeredAt: authorQuestions.answeredAt,
    })
    .from(authorQuestions)
    .where(eq(authorQuestions.commentId, commentId))
    .orderBy(asc(authorQuestions.id));
}
