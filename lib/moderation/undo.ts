import { eq } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { notSaved } from "#db/not-saved.ts";
import { comments } from "#db/schema/comments.ts";
import { changeStatus } from "#lib/comments/status.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { reopenAppeal } from "./appeal.ts";
import { proposeAgain } from "./change.ts";
import {
  findDecision,
  findLastDecisionBy,
  findLastDecisionOn,
  type PastDecision,
} from "./past-decision.ts";
import { record } from "./record.ts";

export type UndoOutcome =
  | { outcome: "undone"; decisionId: number; commentId: number }
  /** Something was decided since; that decision stands. */
  | { outcome: "stale"; later: PastDecision }
  | { outcome: "edited" }
  | { outcome: "missing" }
  | { outcome: "not-saved" };

/** Takes back the moderator's own last decision, as long as nothing was decided after it. */
export async function undo(
  decisionId: number,
  moderator: Moderator,
  now = new Date(),
): Promise<UndoOutcome> {
  try {
    return await write((tx) => undoIn(tx, decisionId, moderator, now));
  } catch (error) {
    return notSaved(error);
  }
}

async function undoIn(
  tx: Transaction,
  decisionId: number,
  moderator: Moderator,
  now: Date,
): Promise<UndoOutcome> {
  const own = await findDecision(tx, decisionId);
  if (!own || own.memberId !== moderator.id || own.action === "undo") return { outcome: "missing" };

  const lastOwn = await findLastDecisionBy(tx, moderator.id);
  if (lastOwn && lastOwn.id !== own.id) return { outcome: "stale", later: lastOwn };

  const last = await findLastDecisionOn(tx, own.commentId);
  if (last && last.id !== own.id) return { outcome: "stale", later: last };

  const comment = await tx
    .select({
      status: comments.status,
      version: comments.version,
      body: comments.body,
      keepsPlace: comments.keepsPlace,
      withdrawnAt: comments.withdrawnAt,
    })
    .from(comments)
    .where(eq(comments.id, own.commentId))
    .get();
  if (!comment) return { outcome: "missing" };
  if (comment.version !== own.seenVersion + 1) return { outcome: "edited" };

  const undoneId = await record(tx, {
    commentId: own.commentId,
    memberId: moderator.id,
    action: "undo",
    outcome: "applied",
    seenVersion: comment.version,
    seenBody: comment.body,
    fromStatus: comment.status,
    toStatus: own.fromStatus,
    undoes: own.id,
    revisionId: own.revisionId,
    decidedAt: now,
  });
  if (own.revisionId !== null) {
    const { commentId: id, revisionId, action } = own;
    const undone = { revisionId, wasTaken: action === "approve" };
    await proposeAgain(tx, { id, version: comment.version }, undone, now);
    return { outcome: "undone", decisionId: undoneId, commentId: id };
  }
  const change = { commentId: own.commentId, from: comment, to: own.fromStatus, by: moderator.id };
  await changeStatus(tx, change, now);
  await reopenAppeal(tx, own.id);
  return { outcome: "undone", decisionId: undoneId, commentId: own.commentId };
}

/** The moderator's last decision, if it can still be taken back. */
export async function findUndoable(moderator: Moderator): Promise<PastDecision | undefined> {
  const own = await findLastDecisionBy(reader, moderator.id);
  if (!own || own.action === "undo") return undefined;
  const last = await findLastDecisionOn(reader, own.commentId);
  return last?.id === own.id ? own : undefined;
}
