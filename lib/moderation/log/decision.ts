import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { commentRevisions } from "#db/schema/comments.ts";
import { logEntries } from "#db/schema/log.ts";
import { decisions } from "#db/schema/moderation.ts";
import { readHolds } from "#lib/comments/holds.ts";
import { redactTexts } from "#lib/comments/redact-log.ts";
import { appendToLog } from "./append.ts";

type Decision = typeof decisions.$inferInsert & { id: number };

/** Puts a decision about a comment into the log, with what the moderator saw. */
export async function logDecision(tx: Transaction, decision: Decision): Promise<void> {
  const { id, commentId, memberId, action, fromStatus, toStatus, decidedAt } = decision;
  const held = await readHolds(tx, commentId);
  await appendToLog(tx, {
    kind: action,
    at: decidedAt,
    memberId,
    commentId,
    decisionId: id,
    fromStatus,
    toStatus,
    reason: decision.listedReason,
    detail: decision.citedRule ?? decision.editKind,
    rules: held.map(({ rule }) => rule),
    about: await findEntryOf(tx, decision.undoes),
    parts: {
      text: (await findProposed(tx, decision)) ?? decision.seenBody,
      held: held.map(({ sentence }) => sentence).join("\n"),
      words: decision.reason,
    },
  });
  if (decision.editKind === "personal-data") await redactTexts(tx, commentId, decidedAt);
}

/** Where a writer proposed another text, that is what was decided about; the public one stood beside it. */
async function findProposed(
  tx: Transaction,
  { action, revisionId }: Decision,
): Promise<string | undefined> {
  if (!revisionId || (action !== "approve" && action !== "reject")) return undefined;
  const row = await tx
    .select({ body: commentRevisions.body })
    .from(commentRevisions)
    .where(eq(commentRevisions.id, revisionId))
    .get();
  return row?.body;
}

/** That an appeal was answered, and how: a row below that of the decision which did. */
export async function logAnswer(tx: Transaction, decisionId: number): Promise<void> {
  const decision = await tx.select().from(decisions).where(eq(decisions.id, decisionId)).get();
  if (!decision) return;
  const { commentId, memberId, fromStatus, toStatus, decidedAt } = decision;
  const about = await findEntryOf(tx, decisionId);
  await appendToLog(tx, {
    kind: "appeal",
    at: decidedAt,
    memberId,
    commentId,
    fromStatus,
    toStatus,
    about,
  });
}

async function findEntryOf(
  tx: Transaction,
  decisionId: number | null | undefined,
): Promise<number | undefined> {
  if (!decisionId) return undefined;
  const row = await tx
    .select({ sequence: logEntries.sequence })
    .from(logEntries)
    // The first row names a decision, too: the last one that is in none.
    .where(and(eq(logEntries.decisionId, decisionId), ne(logEntries.kind, "begin")))
    .get();
  return row?.sequence;
}
