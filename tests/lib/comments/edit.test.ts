import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { editOwnComment, editsPerDayMax, type EditDraft } from "#lib/comments/edit.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { readThread } from "#lib/comments/thread.ts";
import { withdrawComment } from "#lib/comments/withdraw.ts";
import { findCase } from "#lib/moderation/case.ts";
import { decide } from "#lib/moderation/decide.ts";
import { readDesk } from "#lib/moderation/desk.ts";
import { countQueues } from "#lib/moderation/count-queues.ts";
import { undo } from "#lib/moderation/undo.ts";
import { readCommentsFeed } from "#lib/publishing/comments-feed.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { storeCommentLimits } from "#lib/settings/comment-limits.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const later = (minutes: number): Date => new Date(+now + minutes * 60_000);

test("a text that waits is replaced, and the one before is there for moderators (M03)", async () => {
  const ana = await aModerator();
  const id = await aComment({ postId: await aPost(), status: "pending", body: "Read by Ana." });

  expect(await edit(id, "Written since.")).toEqual({ outcome: "changed" });
  expect(await edit(id, "Written since.")).toEqual({ outcome: "changed" });

  expect((await decide({ commentId: id, seenVersion: 1, action: "approve" }, ana)).outcome).toBe(
    "edited",
  );
  expect(await rowOf(id)).toMatchObject({ body: "Written since.", status: "pending", version: 2 });
  const opened = await findCase(id, ana);
  expect(opened?.earlier).toHaveLength(1);
  expect(opened?.earlier[0]?.html).toContain("Read by Ana.");
});

test("a change to a public comment is public only when a moderator has read it", async () => {
  const ana = await aModerator();
  const { id, postId } = await aPublicComment("The first text.");
  const before = await currentEdition();

  await edit(id, "The second text.", { seenVersion: 1, wasPublished: true });
  await edit(id, "The second text.", { seenVersion: 1, wasPublished: true });

  expect(await publicText(postId)).toContain("The first text.");
  expect(await currentEdition()).toBe(before);
  expect(await receiptOf(id)).toMatchObject({ change: { state: "proposed" } });
  expect((await findCase(id, ana))?.proposal?.html).toContain("The second text.");
  const { page } = await readDesk(ana, { queue: "waiting" });
  expect(page.rows.map((row) => row.id)).toContain(id);

  const approval = await decideOn(id, "approve", ana, later(5));
  expect(await publicText(postId)).toContain("The second text.");
  expect(await currentEdition()).toBe(before + 1);
  expect(await receiptOf(id)).toMatchObject({ change: { state: "taken", at: later(5) } });
  const feed = await readCommentsFeed(null, later(6));
  expect(feed.entries.map(({ updatedAt }) => updatedAt)).toEqual([later(5)]);

  expect((await undo(approval, ana, later(6))).outcome).toBe("undone");
  expect(await rowOf(id)).toMatchObject({ editedAt: null });
  expect(await publicText(postId)).toContain("The first text.");
  expect(await currentEdition()).toBe(before + 2);
  expect((await findCase(id, ana))?.proposal?.html).toContain("The second text.");
});

test("a change that is declined leaves the public text, and its writer hears why", async () => {
  const ana = await aModerator();
  const { id, postId } = await aPublicComment("The first text.");
  await edit(id, "The second text.", { seenVersion: 1, wasPublished: true });
  const { waiting } = await countQueues(ana);

  const press = {
    commentId: id,
    seenVersion: 2,
    action: "reject",
    told: { reason: "Too late." },
  } as const;
  const rejection = await decide(press, ana, later(5));

  expect(await publicText(postId)).toContain("The first text.");
  expect((await countQueues(ana)).waiting).toBe(waiting - 1);
  expect(await receiptOf(id)).toMatchObject({
    standing: { state: "published" },
    change: { state: "declined", told: { reason: "Too late." } },
  });
  if (rejection.outcome !== "decided") throw new Error(rejection.outcome);
  await undo(rejection.decisionId, ana, later(6));
  expect(await receiptOf(id)).toMatchObject({ change: { state: "proposed" } });
});

test("a decision on a public comment is not about a change proposed since it was read (M03)", async () => {
  const ana = await aModerator();
  const { id } = await aPublicComment("The first text.");
  await edit(id, "The second text.", { seenVersion: 1, wasPublished: true });

  const answer = await decide({ commentId: id, seenVersion: 1, action: "reject" }, ana);

  expect(answer.outcome).toBe("edited");
  expect(await rowOf(id)).toMatchObject({ status: "approved", body: "The first text." });
});

test("writing the public text again ends the proposal, and withdrawing does too", async () => {
  const ana = await aModerator();
  const { id } = await aPublicComment("The first text.");
  await edit(id, "The second text.", { seenVersion: 1, wasPublished: true });
  await edit(id, "The first text.", { seenVersion: 2, wasPublished: true });
  expect((await findCase(id, ana))?.proposal).toBeUndefined();

  await edit(id, "The third text.", { seenVersion: 3, wasPublished: true });
  await withdrawComment(receiptFor(id), later(2));
  expect((await findCase(id, ana))?.proposal).toBeUndefined();
});

test("a form from before something changed is answered with what changed", async () => {
  const postId = await aPost();
  const waiting = await aComment({ postId, status: "pending", version: 3 });
  const rejected = await aComment({ postId, status: "rejected" });
  const { id: shown } = await aPublicComment("Shown.");
  const because = async (id: number, given: Partial<EditDraft>) => {
    const answer = await edit(id, "Another text.", given);
    return answer.outcome === "refused" ? answer.because : answer.outcome;
  };

  expect(await because(waiting, { seenVersion: 2 })).toBe("changed");
  expect(await because(waiting, { seenVersion: 3, wasPublished: true })).toBe("waiting");
  expect(await because(shown, { wasPublished: false })).toBe("published");
  expect(await because(rejected, {})).toBe("closed");
  expect(await because(shown, { wasPublished: true, receipt: "1-x" })).toBe("missing");
});

test("a public comment is changed for a day, or as long as the setting says", async () => {
  const { id } = await aPublicComment("Shown.");
  const draft = { receipt: receiptFor(id), typed: "B.", seenVersion: 1, wasPublished: true };

  const tooLate = { outcome: "refused", because: "tooLate" };
  expect(await editOwnComment(draft, later(24 * 60))).toEqual(tooLate);
  await storeCommentLimits({ editHours: 0 });
  expect(await editOwnComment(draft, later(1))).toEqual(tooLate);
  await storeCommentLimits({});
  expect(await editOwnComment(draft, later(24 * 60 - 1))).toEqual({ outcome: "changed" });
});

test("a new text is held to what the first was, and changes have a limit", async () => {
  const id = await aComment({ postId: await aPost(), status: "pending" });

  expect(await edit(id, " \n")).toMatchObject({ problem: "Enter a comment." });
  expect((await edit(id, "x".repeat(60_001))).outcome).toBe("invalid");
  for (let count = 1; count <= editsPerDayMax; count += 1) {
    expect(await edit(id, `Text ${count}.`, { seenVersion: count })).toMatchObject({
      outcome: "changed",
    });
  }
  const oneMore = { seenVersion: editsPerDayMax + 1 };
  expect(await edit(id, "One more.", oneMore)).toMatchObject({ outcome: "limited" });
  const revisions = await reader
    .select()
    .from(commentRevisions)
    .where(eq(commentRevisions.commentId, id));
  expect(revisions).toHaveLength(editsPerDayMax);
});

test("nobody has to look for a change: it is the next to decide", async () => {
  const ana = await aModerator();
  const { id } = await aPublicComment("Old.", new Date(1));
  await edit(id, "New.", { seenVersion: 1, wasPublished: true });

  expect((await readDesk(ana, { queue: "waiting" })).current?.id).toBe(id);
});

async function edit(id: number, typed: string, given: Partial<EditDraft> = {}) {
  const draft = { receipt: receiptFor(id), typed, seenVersion: 1, wasPublished: false, ...given };
  return editOwnComment(draft, later(1));
}

async function aPublicComment(body: string, createdAt = now) {
  const postId = await aPost();
  return { postId, id: await aComment({ postId, body, statusAt: now, createdAt }) };
}

async function publicText(postId: number): Promise<string | undefined> {
  return (await readThread({ id: postId, slug: "a-post" })).comments[0]?.html;
}

async function receiptOf(id: number) {
  return findReceipt(receiptFor(id), later(10));
}

async function rowOf(id: number) {
  return reader.select().from(comments).where(eq(comments.id, id)).get();
}
