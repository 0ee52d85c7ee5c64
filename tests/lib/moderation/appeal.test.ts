import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { appeals } from "#db/schema/moderation.ts";
import { appealLengthMax, appealOwnComment, findAppeal } from "#lib/comments/appeal.ts";
import { editOwnComment } from "#lib/comments/edit.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { findCase } from "#lib/moderation/case.ts";
import { decideMany } from "#lib/moderation/bulk.ts";
import { decide } from "#lib/moderation/decide.ts";
import { readDesk } from "#lib/moderation/desk.ts";
import { countQueues } from "#lib/moderation/count-queues.ts";
import { findUndoable, undo, undoDecided } from "#lib/moderation/undo.ts";
import { aComment, aPost, reasonsOf } from "#tests/support/conversation.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const later = (hours: number): Date => new Date(+now + hours * 60 * 60_000);

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(appeals);
    await tx.update(members).set({ disabledAt: now });
  });
});

test("why a comment is declined is told to its writer, and taken back with the decision", async () => {
  const ana = await aModerator();
  const id = await aComment({ postId: await aPost(), status: "pending" });
  const press = { commentId: id, seenVersion: 1, action: "reject" } as const;
  const answer = await decide({ ...press, told: { reason: "It is about a person." } }, ana, now);
  if (answer.outcome !== "decided") throw new Error(answer.outcome);

  expect(await standingOf(id)).toMatchObject({ told: { reason: "It is about a person." } });
  await undo(answer.decisionId, ana, now);
  expect(await standingOf(id)).toMatchObject({ state: "waiting" });
  await decideOn(id, "spam", ana, now);
  expect(await standingOf(id)).toMatchObject({ state: "declined", told: { reason: null } });
});

test("an appeal is made once, with words, and comes before the moderators", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await declinedBy(ana);
  const { waiting } = await countQueues(bo);

  expect(await appeal(id, " ")).toMatchObject({ outcome: "invalid" });
  expect(await appeal(id, "x".repeat(appealLengthMax + 1))).toMatchObject({ outcome: "invalid" });
  expect(await appeal(id, "Read it again.")).toEqual({ outcome: "appealed" });
  expect(await appeal(id, "Read it again.")).toEqual({ outcome: "appealed" });
  expect(await appeal(id, "And again.")).toEqual({ outcome: "refused", because: "answered" });

  expect((await countQueues(bo)).waiting).toBe(waiting + 1);
  expect((await findCase(id, bo))?.appeal).toMatchObject({ text: "Read it again." });
  expect(await standingOf(id)).toMatchObject({ state: "declined", mayAppeal: false });
});

test("another moderator answers it than the one who declined", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await declinedBy(ana);
  await appeal(id, "Read it again.");
  const press = { commentId: id, seenVersion: 3, action: "approve" } as const;

  expect(await decide(press, ana, later(48))).toEqual({ outcome: "own-appeal", from: null });
  expect(await firstFor(ana)).not.toBe(id);
  expect(await firstFor(bo)).toBe(id);
  expect((await decide(press, bo, later(1))).outcome).toBe("decided");
  expect(await standingOf(id)).toMatchObject({ state: "published" });
});

test("a press on what stood there before the appeal does not answer it", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await declinedBy(ana);
  await appeal(id, "Read it again.");
  const press = { commentId: id, seenVersion: 2, action: "reject" } as const;

  expect((await decide(press, bo, later(1))).outcome).toBe("edited");
  const many = { items: [press], action: "reject", told: {} } as const;
  await decideMany({ ...many, items: [...many.items] }, bo, later(1));

  expect(await findAppeal(reader, id)).toMatchObject({ decisionId: null });
  expect(await reasonsOf(id)).toEqual([]);
});

test("a decision against which its writer appeals is not undone, but decided about anew", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await aComment({ postId: await aPost(), status: "pending" });
  const decisionId = await decideOn(id, "reject", ana, now);
  await appeal(id, "Read it again.");

  expect(await undoDecided(decisionId, bo, later(1))).toEqual({ outcome: "appealed" });
  expect(await undo(decisionId, ana, later(1))).toEqual({ outcome: "own-appeal", from: null });
  expect(await findUndoable(ana, later(1))).toBeUndefined();
  expect(await standingOf(id)).toMatchObject({ state: "declined" });
});

test("whoever moderates alone answers it after a day", async () => {
  const ana = await aModerator("Ana");
  const id = await declinedBy(ana);
  await appeal(id, "Read it again.");
  const press = {
    commentId: id,
    seenVersion: 3,
    action: "reject",
    told: { reason: "Still." },
  } as const;

  expect(await decide(press, ana, later(23))).toEqual({ outcome: "own-appeal", from: later(24) });
  expect((await decide(press, ana, later(24))).outcome).toBe("decided");
  const receipt = await findReceipt(receiptFor(id), later(25));
  expect(receipt).toMatchObject({
    standing: { state: "declined", told: { reason: "Still." }, mayAppeal: false },
    appeal: { isOpen: false },
  });
});

test("an answer that is taken back leaves the appeal and the first reason", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await declinedBy(ana, "First.");
  await appeal(id, "Read it again.");
  const press = {
    commentId: id,
    seenVersion: 3,
    action: "reject",
    told: { reason: "Second." },
  } as const;
  const answer = await decide(press, bo, later(1));
  if (answer.outcome !== "decided") throw new Error(answer.outcome);

  await undo(answer.decisionId, bo, later(1));

  expect(await findReceipt(receiptFor(id), later(2))).toMatchObject({
    standing: { state: "declined", told: { reason: "First." } },
    appeal: { isOpen: true },
  });
});

test.each([
  ["approve", "published", 0],
  ["reject", "declined", 1],
] as const)(
  "what was declined while a change to it waited is itself decided about (%s), which answers its appeal",
  async (action, state, fewer) => {
    const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
    const id = await aComment({ postId: await aPost(), statusAt: now, body: "Public." });
    await editOwnComment(
      { receipt: receiptFor(id), typed: "Proposed.", seenVersion: 1, wasPublished: true },
      now,
    );
    const { waiting } = await countQueues(bo);
    await decideOn(id, "spam", ana, now);

    expect((await countQueues(bo)).waiting).toBe(waiting - 1);
    expect((await findCase(id, bo))?.proposal).toBeUndefined();
    await appeal(id, "Read it again.");
    await decideOn(id, action, bo, later(1));

    expect((await findAppeal(reader, id))?.decisionId).not.toBeNull();
    expect(await standingOf(id)).toMatchObject({ state });
    // The change to what is public again waits again.
    expect((await countQueues(bo)).waiting).toBe(waiting - fewer);
  },
);

test("what is not declined has nothing to appeal", async () => {
  const id = await aComment({ postId: await aPost(), status: "pending" });

  expect(await appeal(id, "Why?")).toEqual({ outcome: "refused", because: "declined" });
});

async function declinedBy(ana: Awaited<ReturnType<typeof aModerator>>, reason = "No.") {
  const id = await aComment({ postId: await aPost(), status: "pending", createdAt: new Date(1) });
  await decide({ commentId: id, seenVersion: 1, action: "reject", told: { reason } }, ana, now);
  const row = await reader.select().from(comments).where(eq(comments.id, id)).get();
  if (row?.status !== "rejected") throw new Error("It was not declined.");
  return id;
}

async function appeal(id: number, typed: string) {
  return appealOwnComment({ receipt: receiptFor(id), typed }, now);
}

async function standingOf(id: number) {
  return (await findReceipt(receiptFor(id), later(2)))?.standing;
}

async function firstFor(moderator: Moderator): Promise<number | undefined> {
  const { current } = await readDesk(moderator, { queue: "waiting" }, { now: later(48) });
  return current?.id;
}
