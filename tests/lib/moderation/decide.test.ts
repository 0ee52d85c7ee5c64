import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { decisions } from "#db/schema/moderation.ts";
import { readThread } from "#lib/comments/thread.ts";
import { decide, type DecisionOutcome } from "#lib/moderation/decide.ts";
import { findPressAnswer } from "#lib/moderation/press.ts";
import { findUndoable, undo } from "#lib/moderation/undo.ts";
import { storeLogSettings } from "#lib/moderation/log/settings.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { aComment, aPost, reasonsOf } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const later = (seconds: number): Date => new Date(+now + seconds * 1000);

test("an approved comment is public in a new edition, with who, when and what was seen", async () => {
  const postId = await aPost();
  const ana = await aModerator("Ana");
  const commentId = await aComment({ postId, status: "pending", body: "What Ana read." });
  const before = await currentEdition();

  await decide({ commentId, seenVersion: 1, action: "approve" }, ana, now);

  expect((await readThread({ id: postId, slug: "a-post" })).count).toBe(1);
  expect(await currentEdition()).toBe(before + 1);
  expect(await decisionsOn(commentId)).toMatchObject([
    {
      memberId: ana.id,
      action: "approve",
      outcome: "applied",
      seenVersion: 1,
      seenBody: "What Ana read.",
      fromStatus: "pending",
      toStatus: "approved",
      decidedAt: now,
    },
  ]);
});

test("declining what was never public changes nothing that is public but the log", async () => {
  const ana = await aModerator();
  const kept = { isPublished: false, areModeratorsNamed: false };
  await write((tx) => storeLogSettings(tx, kept, { by: ana.id, now }));
  const postId = await aPost();
  const before = await currentEdition();

  for (const action of ["reject", "spam"] as const) {
    const commentId = await aComment({ postId, status: "pending" });
    await decide({ commentId, seenVersion: 1, action }, ana);
  }

  expect(await currentEdition()).toBe(before);
});

test("of two moderators the first decides, the other is told, and both presses are kept (M01)", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const seen = { commentId, seenVersion: 1 };

  const [first, second] = await Promise.all([
    decide({ ...seen, action: "approve" }, ana, now),
    decide({ ...seen, action: "reject" }, bo, later(4)),
  ]);

  expect(first.outcome).toBe("decided");
  expect(second).toMatchObject({ outcome: "stale", earlier: { by: "Ana", action: "approve" } });
  expect(await statusOf(commentId)).toBe("approved");
  expect(await decisionsOn(commentId)).toMatchObject([
    { memberId: ana.id, action: "approve", outcome: "applied" },
    { memberId: bo.id, action: "reject", outcome: "stale", toStatus: "approved" },
  ]);
  expect(await findPressAnswer(idOf(second), bo)).toMatchObject({
    outcome: "stale",
    earlier: { by: "Ana" },
    secondsLate: 4,
  });
});

test("a key pressed three times decides once (M02)", async () => {
  const ana = await aModerator();
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const press = () => decide({ commentId, seenVersion: 1, action: "approve" }, ana);

  const outcomes = (await Promise.all([press(), press(), press()])).map(({ outcome }) => outcome);

  expect(outcomes).toEqual(["decided", "stale", "stale"]);
  expect(await statusOf(commentId)).toBe("approved");
});

test("a text that changed after it was read goes back to the queue and says so (M03)", async () => {
  const ana = await aModerator();
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  await write((tx) =>
    tx.update(comments).set({ body: "Edited.", version: 2 }).where(eq(comments.id, commentId)),
  );

  const answer = await decide({ commentId, seenVersion: 1, action: "approve" }, ana);

  expect(answer.outcome).toBe("edited");
  expect(await findPressAnswer(idOf(answer), ana)).toEqual({ outcome: "edited" });
  const comment = await reader.select().from(comments).where(eq(comments.id, commentId)).get();
  expect(comment).toMatchObject({ status: "pending" });
  expect(await reasonsOf(commentId)).toEqual(["Edited after you read it."]);
});

test("undo restores the status, the thread and the edition (M02)", async () => {
  const postId = await aPost();
  const ana = await aModerator();
  const commentId = await aComment({ postId, status: "pending" });
  const decisionId = idOf(await decide({ commentId, seenVersion: 1, action: "approve" }, ana));
  const before = await currentEdition();

  const answer = await undo(decisionId, ana);

  expect(answer.outcome).toBe("undone");
  expect(await statusOf(commentId)).toBe("pending");
  expect((await readThread({ id: postId, slug: "a-post" })).count).toBe(0);
  expect(await currentEdition()).toBe(before + 1);
  expect((await decisionsOn(commentId))[1]).toMatchObject({ action: "undo", undoes: decisionId });
  expect(await findUndoable(ana)).toBeUndefined();
});

test("undo is for one's own last decision, and names what came after it (M02)", async () => {
  const postId = await aPost();
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const commentId = await aComment({ postId, status: "pending" });
  const other = await aComment({ postId, status: "pending", name: "Cleo" });
  const first = idOf(await decide({ commentId, seenVersion: 1, action: "approve" }, ana));

  expect((await undo(first, bo)).outcome).toBe("missing");
  await decide({ commentId, seenVersion: 2, action: "spam" }, bo);
  const overtaken = await undo(first, ana);
  await decide({ commentId: other, seenVersion: 1, action: "reject" }, ana);
  const tooLate = await undo(first, ana);

  expect(overtaken).toMatchObject({ outcome: "stale", later: { by: "Bo", action: "spam" } });
  expect(tooLate).toMatchObject({ outcome: "stale", later: { by: "Ana", writer: "Cleo" } });
  expect(await statusOf(commentId)).toBe("spam");
});

test("undo pressed twice undoes once", async () => {
  const ana = await aModerator();
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const decisionId = idOf(await decide({ commentId, seenVersion: 1, action: "reject" }, ana));

  const outcomes = [(await undo(decisionId, ana)).outcome, (await undo(decisionId, ana)).outcome];

  expect(outcomes).toEqual(["undone", "stale"]);
  expect(await statusOf(commentId)).toBe("pending");
});

test("replies hide and return with the comment they answer (M05)", async () => {
  const postId = await aPost();
  const ana = await aModerator();
  const parentId = await aComment({ postId });
  await aComment({ postId, parentId: await aComment({ postId, parentId }) });

  const rejection = await decide({ commentId: parentId, seenVersion: 1, action: "reject" }, ana);
  const hidden = (await readThread({ id: postId, slug: "a-post" })).count;
  await undo(idOf(rejection), ana);

  expect(hidden).toBe(0);
  expect((await readThread({ id: postId, slug: "a-post" })).count).toBe(3);
});

test("a decision about a comment that is gone changes nothing", async () => {
  const ana = await aModerator();

  const answer = await decide({ commentId: 999_999, seenVersion: 1, action: "approve" }, ana);

  expect(answer).toEqual({ outcome: "missing" });
});

test("what a press answered is told to the one who pressed", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const pressId = idOf(await decide({ commentId, seenVersion: 1, action: "spam" }, ana));

  expect(await findPressAnswer(pressId, ana)).toMatchObject({ decision: { action: "spam" } });
  expect(await findPressAnswer(pressId, bo)).toBeUndefined();
});

function idOf(outcome: DecisionOutcome): number {
  if (!("decisionId" in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.decisionId;
}

async function statusOf(commentId: number): Promise<string | undefined> {
  const comment = await reader
    .select({ status: comments.status })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
  return comment?.status;
}

async function decisionsOn(commentId: number) {
  return reader
    .select()
    .from(decisions)
    .where(eq(decisions.commentId, commentId))
    .orderBy(decisions.id);
}
