import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { authorQuestions } from "#db/schema/moderation.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { enqueueQuestion } from "./question-notices.ts";
import { readQuestionText } from "./question.ts";
import { record } from "./record.ts";
import { actOnSeen, type Unseen } from "./seen.ts";

export type Asking = { commentId: number; seenVersion: number; typed: string };

export type AskingOutcome =
  | { outcome: "asked"; decisionId: number }
  | { outcome: "invalid"; message: string }
  /** Nobody has answered the one before. */
  | { outcome: "asked-before" }
  /** It is decided already. */
  | { outcome: "decided" }
  | Unseen;

/** Asks the authors about a comment that waits. It goes on waiting, and anyone may still decide. */
export async function askAuthors(
  { commentId, seenVersion, typed }: Asking,
  moderator: Moderator,
  now = new Date(),
): Promise<AskingOutcome> {
  const question = readQuestionText(typed, "question");
  if (!question.ok) return { outcome: "invalid", message: question.message };

  const press = { commentId, seenVersion, action: "ask" } as const;
  return actOnSeen(press, { moderator, now }, async (tx, comment, row): Promise<AskingOutcome> => {
    if (comment.status !== "pending") return { outcome: "decided" };
    if (await findOpen(tx, commentId)) return { outcome: "asked-before" };
    const decisionId = await record(tx, { ...row, outcome: "applied" });
    const [asked] = await tx
      .insert(authorQuestions)
      .values({ commentId, askedBy: moderator.id, question: question.value, askedAt: now })
      .returning({ id: authorQuestions.id });
    await raiseVersion(tx, comment);
    if (asked) await enqueueQuestion(tx, { questionId: asked.id, by: moderator.id }, now);
    return { outcome: "asked", decisionId };
  });
}

/** Undoes it, unless it was answered. */
export async function withdrawQuestion(
  tx: Transaction,
  comment: { id: number; version: number },
): Promise<void> {
  const open = await findOpen(tx, comment.id);
  if (open) await tx.delete(authorQuestions).where(eq(authorQuestions.id, open.id));
  await raiseVersion(tx, comment);
}

export async function findOpen(
  tx: Pick<Transaction, "select">,
  commentId: number,
): Promise<{ id: number } | undefined> {
  return tx
    .select({ id: authorQuestions.id })
    .from(authorQuestions)
    .where(and(eq(authorQuestions.commentId, commentId), isNull(authorQuestions.answeredAt)))
    .get();
}

async function raiseVersion(
  tx: Transaction,
  { id, version }: { id: number; version: number },
): Promise<void> {
  await tx
    .update(comments)
    .set({ version: version + 1 })
    .where(eq(comments.id, id));
}
