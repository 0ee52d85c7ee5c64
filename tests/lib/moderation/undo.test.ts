import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { appeals, decisions } from "#db/schema/moderation.ts";
import { eraseComment } from "#lib/comments/erase.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { listRecentComments } from "#lib/comments/recent.ts";
import { readThread } from "#lib/comments/thread.ts";
import { returnComment, withdrawComment } from "#lib/comments/withdraw.ts";
import type { DecidingAction } from "#lib/moderation/decide.ts";
import { editText } from "#lib/moderation/edit-text.ts";
import { findUndoable, undo, undoDecided, undoDays } from "#lib/moderation/undo.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const after = (days: number): Date => new Date(+now + days * 24 * 60 * 60_000);

test.each([
  ["approve", "pending"],
  ["reject", "approved"],
  ["spam", "approved"],
  ["approve", "spam"],
] as const)(
  "any moderator takes back a decision to %s what was %s, for 30 days (M02)",
  async (action, status) => {
    const postId = await aPost();
    const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
    const commentId = await aComment({ postId, status });
    const before = await seenByAll(postId);
    const decisionId = await decideOn(commentId, action, ana, now);
    const edition = await currentEdition();

    const answer = await undoDecided(decisionId, bo, after(29));

    expect(answer).toMatchObject({ outcome: "undone", commentId });
    expect(await statusOf(commentId)).toBe(status);
    expect(await seenByAll(postId)).toEqual(before);
    expect(await currentEdition()).toBe(edition + 1);
    expect(await lastDecisionOn(commentId)).toMatchObject({
      action: "undo",
      memberId: bo.id,
      undoes: decisionId,
    });
  },
);

test("after 30 days a decision is not taken back, but made anew", async () => {
  const ana = await aModerator();
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const decisionId = await decideOn(commentId, "reject", ana, now);

  const asLast = await undo(decisionId, ana, after(undoDays));
  const asDecided = await undoDecided(decisionId, ana, after(undoDays));

  expect([asLast, asDecided]).toEqual([{ outcome: "expired" }, { outcome: "expired" }]);
  expect(await statusOf(commentId)).toBe("rejected");
});

test("what was decided since is named, and stands (M02)", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const first = await decideOn(commentId, "approve", ana, now);
  const second = await decideOn(commentId, "spam", bo, after(1));

  const answer = await undoDecided(first, ana, after(2));

  expect(answer).toMatchObject({
    outcome: "stale",
    later: { id: second, by: "Bo", action: "spam" },
  });
  expect(await statusOf(commentId)).toBe("spam");
});

test("two who take back the same decision take it back once (M02)", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const decisionId = await decideOn(commentId, "approve", ana, now);

  const answers = await Promise.all([
    undoDecided(decisionId, ana, after(1)),
    undoDecided(decisionId, bo, after(1)),
  ]);

  expect(answers.map(({ outcome }) => outcome)).toEqual(["undone", "stale"]);
  expect(answers[1]).toMatchObject({ later: { by: "Ana", action: "undo" } });
  expect(await reader.$count(decisions, eq(decisions.commentId, commentId))).toBe(2);
});

test("whose comment was changed by its writer since is not put back", async () => {
  const ana = await aModerator();
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const decisionId = await decideOn(commentId, "approve", ana, now);
  await write((tx) =>
    tx.update(comments).set({ version: 3, body: "New." }).where(eq(comments.id, commentId)),
  );

  expect(await undoDecided(decisionId, ana, after(1))).toEqual({ outcome: "edited" });
  expect(await statusOf(commentId)).toBe("approved");
});

test.each(["approve", "reject", "edit"] as const)(
  "what was erased since it was decided (%s) stays erased, and no undo is offered",
  async (action) => {
    const [postId, ana] = [await aPost(), await aModerator()];
    const commentId = await aComment({ postId, status: "pending" });
    await aComment({ postId, parentId: commentId });
    if (action === "reject") await decideOn(commentId, "approve", ana, now);
    const decisionId =
      action === "edit"
        ? await editOn(commentId, ana)
        : await decideOn(commentId, action, ana, after(1));
    await write((tx) => eraseComment(tx, commentId, after(2)));
    const before = await seenByAll(postId);

    const answers = [await undo(decisionId, ana, after(3))];
    answers.push(await undoDecided(decisionId, ana, after(3)));

    expect(answers).toEqual([{ outcome: "missing" }, { outcome: "missing" }]);
    expect(await findUndoable(ana, after(3))).toBeUndefined();
    expect(await statusOf(commentId)).toBe("trashed");
    expect(await seenByAll(postId)).toEqual(before);
  },
);

test("whose decision it was before is put back, and nobody’s where there was none", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const postId = await aPost();
  // As brought in from elsewhere, or published by trust; and as Ana approved it.
  const ids = [await aComment({ postId }), await aComment({ postId, statusBy: ana.id })];
  for (const id of ids) {
    await undoDecided(await decideOn(id, "reject", bo, now), bo, after(1));
  }

  expect(await Promise.all(ids.map(statusByOf))).toEqual([null, ana.id]);
});

test("what was withdrawn and sent again keeps its place when its approval is undone", async () => {
  const [postId, ana] = [await aPost(), await aModerator()];
  const commentId = await aComment({ postId });
  await aComment({ postId, parentId: commentId });
  await withdrawComment(receiptFor(commentId), now);
  await returnComment(receiptFor(commentId), now);
  const before = await seenByAll(postId);
  const decisionId = await decideOn(commentId, "approve", ana, after(1));

  await undo(decisionId, ana, after(2));

  expect(before).toMatchObject({ count: 1, top: 1 });
  expect(await seenByAll(postId)).toEqual(before);
});

test("what its writer has withdrawn since is not put back, and no undo is offered", async () => {
  const ana = await aModerator();
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const decisionId = await decideOn(commentId, "approve", ana, now);
  expect(await findUndoable(ana, after(1))).toMatchObject({ id: decisionId });
  await withdrawComment(receiptFor(commentId), after(1));

  expect(await undo(decisionId, ana, after(2))).toEqual({ outcome: "edited" });
  expect(await findUndoable(ana, after(2))).toBeUndefined();
});

test("nobody gets around the writer’s appeal by taking back what it is against", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const commentId = await aComment({ postId: await aPost(), status: "pending" });
  const decisionId = await decideOn(commentId, "reject", ana, now);
  await write((tx) =>
    tx.insert(appeals).values({ commentId, text: "But why?", createdAt: after(1) }),
  );

  const own = await undo(decisionId, ana, after(2));
  const others = await undoDecided(decisionId, bo, after(2));

  expect(own).toEqual({ outcome: "own-appeal", from: null });
  expect(others).toEqual({ outcome: "appealed" });
});

test("replies hide and return with what they answer, and every count agrees (M05)", async () => {
  const postId = await aPost();
  const ana = await aModerator();
  const parentId = await aComment({ postId });
  await aComment({ postId, parentId: await aComment({ postId, parentId }) });
  const before = await seenByAll(postId);

  const seen = [];
  for (const action of ["reject", "spam"] satisfies DecidingAction[]) {
    const decisionId = await decideOn(parentId, action, ana, now);
    seen.push(await seenByAll(postId));
    await undoDecided(decisionId, ana, after(20));
    seen.push(await seenByAll(postId));
  }

  const nothing = { count: 0, top: 0, inFeed: [] };
  expect(before).toMatchObject({ count: 3, top: 1 });
  expect(seen).toEqual([nothing, before, nothing, before]);
});

async function editOn(commentId: number, ana: Awaited<ReturnType<typeof aModerator>>) {
  const edit = { commentId, seenVersion: 1, kind: "markup", typed: "Another text." } as const;
  const answer = await editText(edit, ana, after(1));
  if (answer.outcome !== "changed") throw new Error(answer.outcome);
  return answer.decisionId;
}

async function seenByAll(postId: number) {
  const thread = await readThread({ id: postId, slug: "a-post" });
  const feed = await listRecentComments(10, after(40), { postId });
  return {
    count: thread.count,
    top: thread.comments.length,
    inFeed: feed.map(({ id }) => id).sort(),
  };
}

async function statusOf(commentId: number): Promise<string | undefined> {
  const row = await reader.select().from(comments).where(eq(comments.id, commentId)).get();
  return row?.status;
}

async function statusByOf(commentId: number) {
  const row = await reader.select().from(comments).where(eq(comments.id, commentId)).get();
  return row?.statusBy;
}

async function lastDecisionOn(commentId: number) {
  const rows = await reader.select().from(decisions).where(eq(decisions.commentId, commentId));
  return rows.at(-1);
}
