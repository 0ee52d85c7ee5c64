import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { letters } from "#db/schema/following.ts";
import { members } from "#db/schema/identity.ts";
import { appeals } from "#db/schema/moderation.ts";
import { findAppeal } from "#lib/comments/appeal.ts";
import { findDecline } from "#lib/comments/decline.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { logAnswer } from "./log/decision.ts";

type Source = Pick<Transaction, "select">;

/** Whoever declined it alone does not answer the appeal before a night has passed. */
const aloneAfterMs = 24 * 60 * 60_000;

export type Answerable =
  | { may: true }
  /** Somebody else is there who may; without a second one, this moderator may from some moment on. */
  | { may: false; from: Date | null };

/** Whether a moderator may decide about a declined comment whose writer objects. */
export async function mayAnswerAppeal(
  source: Source,
  commentId: number,
  moderator: Pick<Moderator, "id">,
  now: Date,
): Promise<Answerable> {
  const appeal = await findAppeal(source, commentId);
  if (!appeal || appeal.decisionId !== null) return { may: true };
  const decline = await findDecline(source, commentId);
  if (decline?.memberId !== moderator.id) return { may: true };
  if (await isThereAnother(source, moderator)) return { may: false, from: null };
  const from = new Date(+appeal.createdAt + aloneAfterMs);
  return now < from ? { may: false, from } : { may: true };
}

/** Whether its writer objects to its being declined, and nobody has answered. */
export async function hasOpenAppeal(source: Source, commentId: number): Promise<boolean> {
  const appeal = await findAppeal(source, commentId);
  return appeal?.decisionId === null;
}

async function isThereAnother(source: Source, { id }: Pick<Moderator, "id">): Promise<boolean> {
  const other = await source
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        ne(members.id, id),
        inArray(members.role, ["owner", "moderator"]),
        isNull(members.disabledAt),
      ),
    )
    .limit(1)
    .get();
  return other !== undefined;
}

/** Any decision about the comment answers its appeal. What was mailed of the one before is told anew. */
export async function answerAppeal(
  tx: Transaction,
  commentId: number,
  decisionId: number,
): Promise<void> {
  const [answered] = await tx
    .update(appeals)
    .set({ decisionId })
    .where(and(eq(appeals.commentId, commentId), isNull(appeals.decisionId)))
    .returning({ id: appeals.id });
  if (!answered) return;
  await logAnswer(tx, decisionId);
  await tx
    .delete(letters)
    .where(
      and(eq(letters.commentId, commentId), inArray(letters.subject, ["declined", "published"])),
    );
}

export async function reopenAppeal(tx: Transaction, decisionId: number): Promise<void> {
  await tx.update(appeals).set({ decisionId: null }).where(eq(appeals.decisionId, decisionId));
}
