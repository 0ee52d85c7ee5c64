import type { Transaction } from "#db/client.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import type { Told } from "#lib/comments/decline.ts";
import { changeStatus } from "#lib/comments/status.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { answerAppeal, mayAnswerAppeal } from "./appeal.ts";
import { findProposal, declineProposal, takeProposal } from "./change.ts";
import { record } from "./record.ts";
import { actOnSeen, type PressRow, type SeenComment, type Unseen } from "./seen.ts";

export const decidingActions = ["approve", "reject", "spam"] as const;
export type DecidingAction = (typeof decidingActions)[number];

/** A press of a button: what to do with which comment, as it was when the moderator read it. */
export type Decision = {
  commentId: number;
  seenVersion: number;
  action: DecidingAction;
  /** What the writer is told with a rejection. */
  told?: Partial<Told>;
  /** It was pressed on the page that a mail leads to, and not at the desk. */
  isFromMail?: boolean;
  /** It is one of many that were decided by one press. */
  bulkId?: number;
};

export type DecisionOutcome =
  | { outcome: "decided"; decisionId: number }
  /** Its writer appeals against this moderator's own decision, so another looks at it, or this one later. */
  | { outcome: "own-appeal"; from: Date | null }
  | Unseen;

const statusAfter: Record<DecidingAction, CommentStatus> = {
  approve: "approved",
  reject: "rejected",
  spam: "spam",
};

export async function decide(
  decision: Decision,
  moderator: Moderator,
  now = new Date(),
): Promise<DecisionOutcome> {
  const by = { moderator, now };
  return actOnSeen(decision, by, async (tx, comment, row): Promise<DecisionOutcome> => {
    const answerable = await mayAnswerAppeal(tx, comment.id, moderator, now);
    if (isDeclined(comment) && !answerable.may) {
      return { outcome: "own-appeal", from: answerable.from };
    }
    const told = decision.action === "reject" ? decision.told : {};
    const { action, bulkId, isFromMail = false } = decision;
    const how = { ...told, bulkId, isFromMail };
    const decisionId = await apply(tx, action, comment, { ...row, ...how });
    return { outcome: "decided", decisionId };
  });
}

function isDeclined({ status }: { status: CommentStatus }): boolean {
  return status === "rejected" || status === "spam";
}

/** Where another text is proposed, approving and rejecting is about that; the comment itself stays. */
async function apply(
  tx: Transaction,
  action: DecidingAction,
  comment: SeenComment,
  row: PressRow,
): Promise<number> {
  const { commentId, decidedAt: now } = row;
  const proposal = await findProposal(tx, commentId);
  if (proposal && action !== "spam") {
    const decisionId = await record(tx, { ...row, revisionId: proposal.id, outcome: "applied" });
    if (action === "approve") await takeProposal(tx, comment, proposal, now);
    else await declineProposal(tx, comment, proposal);
    return decisionId;
  }

  const to = statusAfter[action];
  const decisionId = await record(tx, { ...row, toStatus: to, outcome: "applied" });
  await changeStatus(tx, { commentId, from: comment, to, by: row.memberId }, now);
  await answerAppeal(tx, commentId, decisionId);
  return decisionId;
}
