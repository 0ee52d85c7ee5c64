import { eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved } from "#db/not-saved.ts";
import { comments } from "#db/schema/comments.ts";
import { decisions } from "#db/schema/moderation.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import { addHeldReason, changeStatus } from "#lib/comments/status.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { findLaterDecision, type PastDecision } from "./past-decision.ts";

export const decidingActions = ["approve", "reject", "spam"] as const;
export type DecidingAction = (typeof decidingActions)[number];

/** A press of a button: what to do with which comment, as it was when the moderator read it. */
export type Decision = { commentId: number; seenVersion: number; action: DecidingAction };

export type DecisionOutcome =
  | { outcome: "decided"; decisionId: number }
  /** Someone was faster; the comment is as they left it. */
  | { outcome: "stale"; decisionId: number; earlier: PastDecision }
  /** The text is not the one that was read; it is back in the queue. */
  | { outcome: "edited"; decisionId: number }
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
  { commentId, seenVersion, action }: Decision,
  moderator: Moderator,
  now: Date,
): Promise<DecisionOutcome> {
  const comment = await tx
    .select({
      status: comments.status,
      version: comments.version,
      body: comments.body,
      keepsPlace: comments.keepsPlace,
      withdrawnAt: comments.withdrawnAt,
    })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
  if (!comment) return { outcome: "missing" };
  if (comment.withdrawnAt) return { outcome: "withdrawn" };

  const press = { commentId, memberId: moderator.id, action, seenVersion, decidedAt: now };
  const { status } = comment;
  if (comment.version === seenVersion) {
    const to = statusAfter[action];
    const seen = { seenBody: comment.body, fromStatus: status, toStatus: to };
    const decisionId = await record(tx, { ...press, ...seen, outcome: "applied" });
    await changeStatus(tx, { commentId, from: comment, to, by: moderator.id }, now);
    return { outcome: "decided", decisionId };
  }

  const earlier = await findLaterDecision(tx, commentId, seenVersion);
  // A decision changes no text, so after one the body is still what was read; after an edit it is not.
  const seenBody = earlier ? comment.body : "";
  const unchanged = { seenBody, fromStatus: status, toStatus: status };
  const decisionId = await record(tx, { ...press, ...unchanged, outcome: "stale" });
  if (earlier) return { outcome: "stale", decisionId, earlier };

  await addHeldReason(tx, commentId, editedReason);
  return { outcome: "edited", decisionId };
}

export async function record(
  tx: Transaction,
  decision: typeof decisions.$inferInsert,
): Promise<number> {
  const [row] = await tx.insert(decisions).values(decision).returning({ id: decisions.id });
  if (!row) throw new Error("The decision was inserted without a row coming back.");
  return row.id;
}
