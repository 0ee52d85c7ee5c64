import type { Transaction } from "#db/client.ts";
import { changeStatus } from "#lib/comments/status.ts";
import { reopenAppeal } from "./appeal.ts";
import { findOpen, withdrawQuestion } from "./ask.ts";
import { proposeAgain } from "./change.ts";
import { setClosed } from "./close-thread.ts";
import { restoreText } from "./edit-text.ts";
import { isStillThere, moveBack, type Place } from "./move.ts";
import type { PastDecision } from "./past-decision.ts";
import type { SeenComment } from "./seen.ts";

/** Puts a comment back to where it was before the last decision about it. */
export async function takeBack(
  tx: Transaction,
  decision: PastDecision,
  { comment, by, now }: { comment: SeenComment; by: number; now: Date },
): Promise<void> {
  const { action, revisionId } = decision;
  switch (action) {
    case "approve":
    case "reject":
    case "spam":
      if (revisionId !== null) {
        const undone = { revisionId, wasTaken: action === "approve" };
        const editedAt = isRemembered(decision) ? decision.fromEditedAt : now;
        return proposeAgain(tx, comment, { ...undone, editedAt });
      }
      await changeStatus(
        tx,
        {
          commentId: comment.id,
          from: comment,
          to: decision.fromStatus,
          by,
          was: findWas(decision),
        },
        now,
      );
      return reopenAppeal(tx, decision.id);
    case "close-thread":
      return setClosed(tx, comment, null);
    case "open-thread":
      return setClosed(tx, comment, now);
    case "move":
      return moveBack(tx, comment, placeBefore(decision, comment));
    case "ask":
      return withdrawQuestion(tx, comment);
    case "edit":
      return restoreText(tx, comment, revisionId);
    case "undo":
      throw new Error("An undo is not taken back: the decision is made anew.");
  }
}

function findWas(
  decision: PastDecision,
): { statusBy: number | null; keepsPlace: boolean } | undefined {
  if (!isRemembered(decision)) return undefined;
  return { statusBy: decision.fromStatusBy, keepsPlace: decision.fromKeepsPlace };
}

/** Decisions of before the columns know no more than the status. */
function isRemembered(
  decision: PastDecision,
): decision is PastDecision & { fromKeepsPlace: boolean } {
  return decision.fromKeepsPlace !== null;
}

/** Whether what was before is still to be had. */
export async function canTakeBack(
  tx: Transaction,
  decision: PastDecision,
  comment: SeenComment,
): Promise<boolean> {
  if (decision.action === "ask") return (await findOpen(tx, comment.id)) !== undefined;
  if (decision.action !== "move") return true;
  return isStillThere(tx, comment.id, placeBefore(decision, comment));
}

function placeBefore({ fromPostId, fromParentId }: PastDecision, { postId }: SeenComment): Place {
  return { postId: fromPostId ?? postId, parentId: fromParentId };
}
