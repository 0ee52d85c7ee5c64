import { eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { comments } from "#db/schema/comments.ts";
import type { decisions } from "#db/schema/moderation.ts";
import { addHold } from "#lib/comments/holds.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { findDecisionOn, findLaterDecision, type PastDecision } from "./past-decision.ts";
import { record } from "./record.ts";

/** A press about a comment, as it was when the moderator read it. */
export type Press = {
  commentId: number;
  seenVersion: number;
  action: (typeof decisions.$inferSelect)["action"];
};

/** Why nothing was done: the comment is not what was seen, or could not be written. */
export type Unseen =
  /** Someone was faster; the comment is as they left it. */
  | { outcome: "stale"; decisionId: number; earlier: PastDecision }
  /** It is not as it was read: its text is another, or its writer has appealed. It waits to be read again. */
  | { outcome: "edited"; decisionId: number }
  /** Its writer took it back. */
  | { outcome: "withdrawn" }
  | { outcome: "missing" }
  | NotSaved;

export type SeenComment = Pick<
  typeof comments.$inferSelect,
  | "id"
  | "postId"
  | "parentId"
  | "status"
  | "version"
  | "body"
  | "bodyFormat"
  | "statusBy"
  | "editedAt"
  | "keepsPlace"
  | "withdrawnAt"
  | "erasedAt"
  | "closedAt"
>;

/** The row that the press leaves, but for how it ended. */
export type PressRow = Omit<typeof decisions.$inferInsert, "outcome">;

/** Does something to the comment the moderator saw, or nothing: each press leaves one row either way. */
export async function actOnSeen<Outcome>(
  press: Press,
  { moderator, now }: { moderator: Moderator; now: Date },
  act: (tx: Transaction, comment: SeenComment, row: PressRow) => Promise<Outcome>,
): Promise<Outcome | Unseen> {
  try {
    return await write(async (tx): Promise<Outcome | Unseen> => {
      const comment = await findSeen(tx, press.commentId);
      if (!comment) return { outcome: "missing" };
      if (comment.withdrawnAt) return { outcome: "withdrawn" };
      const { status } = comment;
      const row = {
        commentId: press.commentId,
        memberId: moderator.id,
        action: press.action,
        seenVersion: press.seenVersion,
        seenBody: comment.body,
        fromStatus: status,
        toStatus: status,
        fromKeepsPlace: comment.keepsPlace,
        fromStatusBy: comment.statusBy,
        fromEditedAt: comment.editedAt,
        decidedAt: now,
      };
      if (comment.version === press.seenVersion) return act(tx, comment, row);
      return comeTooLate(tx, row);
    });
  } catch (error) {
    return notSaved(error);
  }
}

export async function findSeen(
  source: Pick<Transaction, "select">,
  commentId: number,
): Promise<SeenComment | undefined> {
  return source
    .select({
      id: comments.id,
      postId: comments.postId,
      parentId: comments.parentId,
      status: comments.status,
      version: comments.version,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      statusBy: comments.statusBy,
      editedAt: comments.editedAt,
      keepsPlace: comments.keepsPlace,
      withdrawnAt: comments.withdrawnAt,
      erasedAt: comments.erasedAt,
      closedAt: comments.closedAt,
    })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
}

const edited = { rule: "edited", sentence: "Edited after you read it." } as const;

async function comeTooLate(tx: Transaction, row: PressRow): Promise<Unseen> {
  const { commentId, seenVersion } = row;
  // Whoever decided on the same version had the same text in front of them.
  const seenBody = (await findDecisionOn(tx, { commentId, seenVersion }))?.seenBody ?? "";
  const earlier = await findLaterDecision(tx, commentId, seenVersion);
  const decisionId = await record(tx, { ...row, seenBody, outcome: "stale" });
  if (earlier) return { outcome: "stale", decisionId, earlier };

  // The writer of a declined comment cannot change it: they have appealed.
  if (row.fromStatus === "pending" || row.fromStatus === "approved") {
    await addHold(tx, commentId, edited);
  }
  return { outcome: "edited", decisionId };
}
