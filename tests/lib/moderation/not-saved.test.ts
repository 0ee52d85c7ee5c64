import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { decisions } from "#db/schema/moderation.ts";
import { decide } from "#lib/moderation/decide.ts";
import { undo } from "#lib/moderation/undo.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { fillDisk, holdLock } from "#tests/support/hold-lock.ts";
import { aModerator } from "#tests/support/members.ts";

test("a decision the busy database did not take leaves the comment waiting, and may be pressed again (M06)", async () => {
  const ana = await aModerator();
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const press = () => decide({ commentId, seenVersion: 1, action: "approve" }, ana);
  const release = await holdLock();

  const refused = await press();
  await release();
  const status = await statusOf(commentId);
  const again = await press();

  expect(refused).toEqual({ outcome: "not-saved" });
  expect(status).toBe("pending");
  expect(again.outcome).toBe("decided");
  expect(await reader.$count(decisions, eq(decisions.commentId, commentId))).toBe(1);
});

test("a decision and its undoing that a full disk did not take change nothing (M06)", async () => {
  const ana = await aModerator();
  // Long enough that the decision's row, which keeps it, needs room.
  const body = "x".repeat(200_000);
  const commentId = await aComment({ postId: await aPost(), status: "pending", body });
  const press = () => decide({ commentId, seenVersion: 1, action: "reject" }, ana);

  await fillDisk();
  const refused = await press();
  const decided = await press();
  await fillDisk();
  const kept = decided.outcome === "decided" && (await undo(decided.decisionId, ana));

  expect(refused).toEqual({ outcome: "not-saved" });
  expect(kept).toEqual({ outcome: "not-saved" });
  expect(await statusOf(commentId)).toBe("rejected");
});

async function statusOf(commentId: number): Promise<string | undefined> {
  const comment = await reader
    .select({ status: comments.status })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
  return comment?.status;
}
