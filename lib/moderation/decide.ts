import { eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved } from "#db/not-saved.ts";
import { comments } from "#db/schema/comments.ts";
import type { decisions } from "#db/schema/moderation.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import { addHeldReason, changeStatus } from "#lib/comments/status.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { answerAppeal, mayAnswerAppeal } from "./appeal.ts";
import { findProposal, declineProposal, takeProposal } from "./change.ts";
import { findLaterDecision, type PastDecision } from "./past-decision.ts";
import { record } from "./record.ts";

export const decidingActions = ["approve", "reject", "spam"] as const;
export type DecidingAction = (typeof decidingActions)[number];

/** A press of a button: what to do with which comment, as it was when the moderator read it. */
export type Decision = {
  commentId: number;
  seenVersion: number;
  action: DecidingAction;
  /** What the writer is told with a rejection. */
  reason?: string | null;
};

export type DecisionOutcome =
  | { outcome: "decided"; decisionId: number }
  /** Someone was faster; the comment is as they left it. */
  | { outcome: "stale"; decisionId: number; earlier: PastDecision }
  /** The text is not the one that was read; it is back in the queue. */
  | { outcome: "edited"; decisionId: number }
  /** Its writer appeals against this moderator's own decision, so another looks at it, or this one later. */
  | { outcome: "own-appeal"; from: Date | null }
  /** Its writer took it back. */
  | { outcome: "withdrawn" }
  | { outcome: "missing" }
  | { outcome: "not-saved" };

export const statusAfter: Record<DecidingAction, CommentStatus> = {
  approve: "approved",
  reject: "rejected",
  spam: "spam",
};

const editedReason = "Edited after you read it.";

/** Decides about the comment the moderator saw, or about nothing: each press leaves one row either way. */
export async function decide(
  decision: Decision,
  moderator: Moderator,
  now = new Date(),
): Promise<DecisionOutcome> {
  try {
    return await write((tx) => decideIn(tx, decision, moderator, now));
  } catch (error) {
    return notSaved(error);
  }
}

async function decideIn(
  tx: Transaction,
  decision: Decision,
  moderator: Moderator,
  now: Date,
): Promise<DecisionOutcome> {
  const { commentId, seenVersion, action } = decision;
  const comment = await tx
    .select({
      id: comments.id,
      status: comments.status,
      version: comments.version,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      keepsPlace: comments.keepsPlace,
      withdrawnAt: comments.withdrawnAt,
    })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
  if (!comment) return { outcome: "missing" };
  if (comment.withdrawnAt) return { outcome: "withdrawn" };

  const press = { commentId, memberId: moderator.id, action, seenVersion, decidedAt: now };
  if (comment.version === seenVersion) {
    const answerable = await mayAnswerAppeal(tx, commentId, moderator, now);
    if (isDeclined(comment) && !answerable.may) {
      return { outcome: "own-appeal", from: answerable.from };
    }
    const reason = action === "reject" ? (decision.reason ?? null) : null;
    const decisionId = await apply(tx, { ...press, reason }, comment, now);
    return { outcome: "decided", decisionId };
  }

  const { status } = comment;
  const earlier = await findLaterDecision(tx, commentId, seenVersion);
  // A decision changes no text, so after one the body is still what was read; after an edit it is not.
  const seenBody = earlier ? comment.body : "";
  const unchanged = { seenBody, fromStatus: status, toStatus: status };
  const decisionId = await record(tx, { ...press, ...unchanged, outcome: "stale" });
  if (earlier) return { outcome: "stale", decisionId, earlier };

  await addHeldReason(tx, commentId, editedReason);
  return { outcome: "edited", decisionId };
}

function isDeclined({ status }: { status: CommentStatus }): boolean {
  return status === "rejected" || status === "spam";
}

type Press = Pick<
  typeof decisions.$inferInsert,
  "commentId" | "memberId" | "seenVersion" | "decidedAt" | "reason"
> & { action: DecidingAction };
type Comment = Pick<
  typeof comments.$inferSelect,
  "id" | "status" | "version" | "body" | "bodyFormat" | "keepsPlace"
>;

/** Where another text is proposed, approving and rejecting is about that; the comment itself stays. */
async function apply(tx: Transaction, press: Press, comment: Comment, now: Date): Promise<number> {
  const { action, commentId } = press;
  const seen = { ...press, seenBody: comment.body, fromStatus: comment.status } as const;
  const proposal = await findProposal(tx, commentId);
  if (proposal && action !== "spam") {
    const about = { toStatus: comment.status, revisionId: proposal.id };
    const decisionId = await record(tx, { ...seen, ...about, outcome: "applied" });
    if (action === "approve") await takeProposal(tx, comment, proposal, now);
    else await declineProposal(tx, comment, proposal);
    return decisionId;
  }

  const to = statusAfter[action];
  const decisionId = await record(tx, { ...seen, toStatus: to, outcome: "applied" });
  await changeStatus(tx, { commentId, from: comment, to, by: press.memberId }, now);
  await answerAppeal(tx, commentId, decisionId);
  return decisionId;
}
