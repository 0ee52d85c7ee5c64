import { reader, write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { hasOpenAppeal, mayAnswerAppeal } from "./appeal.ts";
import { decidingActions } from "./decide.ts";
import {
  findDecision,
  findLastDecisionBy,
  findLastDecisionOn,
  type PastDecision,
} from "./past-decision.ts";
import { record } from "./record.ts";
import { findSeen } from "./seen.ts";
import { canTakeBack, takeBack } from "./take-back.ts";

export type UndoOutcome =
  | { outcome: "undone"; decisionId: number; commentId: number }
  /** Something was decided since; that decision stands. */
  | { outcome: "stale"; later: PastDecision }
  | { outcome: "edited" }
  /** It was made too long ago. */
  | { outcome: "expired" }
  /** Its writer appeals against it, and somebody else answers, or this moderator later. */
  | { outcome: "own-appeal"; from: Date | null }
  /** Its writer appeals against it: approving or rejecting the comment answers that, and an undo would not. */
  | { outcome: "appealed" }
  /** Where it stood before is gone, or the question is answered. */
  | { outcome: "gone" }
  | { outcome: "missing" }
  | NotSaved;

/** For so long whoever moderates may take back any decision. */
export const undoDays = 30;

/** Takes back the moderator's own last decision, as long as nothing was decided after it. */
export async function undo(
  decisionId: number,
  moderator: Moderator,
  now = new Date(),
): Promise<UndoOutcome> {
  return takeBackIfLast(decisionId, moderator, {
    now,
    isTheirs: async (tx, decision) => {
      if (decision.memberId !== moderator.id) return { outcome: "missing" };
      const lastOwn = await findLastDecisionBy(tx, moderator.id);
      return lastOwn && lastOwn.id !== decision.id ? { outcome: "stale", later: lastOwn } : "may";
    },
  });
}

/** Takes back any decision, whoever made it, as long as nothing was decided about its comment since. */
export async function undoDecided(
  decisionId: number,
  moderator: Moderator,
  now = new Date(),
): Promise<UndoOutcome> {
  return takeBackIfLast(decisionId, moderator, { now, isTheirs: async () => "may" });
}

/** The same for one of many that are taken back by one press. */
export async function undoInBulk(
  { decisionId, bulkId }: { decisionId: number; bulkId: number },
  moderator: Moderator,
  now: Date,
): Promise<UndoOutcome> {
  return takeBackIfLast(decisionId, moderator, { now, bulkId, isTheirs: async () => "may" });
}

type Asking = {
  now: Date;
  bulkId?: number;
  isTheirs: (tx: Transaction, decision: PastDecision) => Promise<"may" | UndoOutcome>;
};

async function takeBackIfLast(
  decisionId: number,
  moderator: Moderator,
  { now, bulkId, isTheirs }: Asking,
): Promise<UndoOutcome> {
  try {
    return await write(async (tx): Promise<UndoOutcome> => {
      const decision = await findDecision(tx, decisionId);
      if (!decision || decision.action === "undo") return { outcome: "missing" };
      const theirs = await isTheirs(tx, decision);
      if (theirs !== "may") return theirs;

      const last = await findLastDecisionOn(tx, decision.commentId);
      if (last && last.id !== decision.id) return { outcome: "stale", later: last };
      if (!isUndoable(decision, now)) return { outcome: "expired" };
      return undoLast(tx, decision, { moderator, now, bulkId });
    });
  } catch (error) {
    return notSaved(error);
  }
}

async function undoLast(
  tx: Transaction,
  decision: PastDecision,
  { moderator, now, bulkId }: { moderator: Moderator; now: Date; bulkId: number | undefined },
): Promise<UndoOutcome> {
  const { commentId } = decision;
  const comment = await findSeen(tx, commentId);
  if (!comment || comment.erasedAt) return { outcome: "missing" };
  if (comment.withdrawnAt) return { outcome: "edited" };
  // Else whoever declined it would get to decide about it anew, past the appeal.
  const answerable = await mayAnswerAppeal(tx, commentId, moderator, now);
  if (!answerable.may) return { outcome: "own-appeal", from: answerable.from };
  if (isAboutComment(decision) && (await hasOpenAppeal(tx, commentId))) {
    return { outcome: "appealed" };
  }
  if (comment.version !== decision.seenVersion + 1) return { outcome: "edited" };
  if (!(await canTakeBack(tx, decision, comment))) return { outcome: "gone" };

  const decisionId = await record(tx, {
    commentId,
    memberId: moderator.id,
    action: "undo",
    outcome: "applied",
    seenVersion: comment.version,
    seenBody: comment.body,
    fromStatus: comment.status,
    toStatus: decision.fromStatus,
    undoes: decision.id,
    revisionId: decision.revisionId,
    bulkId,
    decidedAt: now,
  });
  await takeBack(tx, decision, { comment, by: moderator.id, now });
  return { outcome: "undone", decisionId, commentId };
}

/** The moderator's last decision, if it can still be taken back. */
export async function findUndoable(
  moderator: Moderator,
  now = new Date(),
): Promise<PastDecision | undefined> {
  const own = await findLastDecisionBy(reader, moderator.id);
  if (!own || !isUndoable(own, now)) return undefined;
  const last = await findLastDecisionOn(reader, own.commentId);
  if (last?.id !== own.id) return undefined;
  const comment = await findSeen(reader, own.commentId);
  if (comment?.version !== own.seenVersion + 1 || comment.withdrawnAt) return undefined;
  const isAppealed = isAboutComment(own) && (await hasOpenAppeal(reader, own.commentId));
  return isAppealed ? undefined : own;
}

/** Approved, rejected or spam, and not a change to its text. */
function isAboutComment({ action, revisionId }: PastDecision): boolean {
  return revisionId === null && decidingActions.some((deciding) => deciding === action);
}

/** Whether the last decision about a comment can be taken back: an undo is not, and nothing old is. */
export function isUndoable({ action, at }: PastDecision, now = new Date()): boolean {
  return action !== "undo" && +now < +at + undoDays * dayMs;
}

const dayMs = 24 * 60 * 60_000;
