import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { readThread } from "#lib/comments/thread.ts";
import { decide } from "#lib/moderation/decide.ts";
import { editText, type TextEditOutcome } from "#lib/moderation/edit-text.ts";
import { findLastDecisionOn } from "#lib/moderation/past-decision.ts";
import { undoDecided } from "#lib/moderation/undo.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date();
const before = "Write to ben@example.org.";
const after = "Write to me.";

test("a public text is changed in a new edition, readers are told that, and its writer what", async () => {
  const [id, postId, ana] = await aPublished();
  const edition = await currentEdition();

  const answer = await edit(id, { seenVersion: 1 }, ana);

  expect(answer.outcome).toBe("changed");
  expect(await currentEdition()).toBe(edition + 1);
  const [shown] = (await readThread({ id: postId, slug: "a-post" })).comments;
  expect(shown).toMatchObject({ html: `<p>${after}</p>\n`, isModerated: true });
  expect((await findReceipt(receiptFor(id)))?.moderated).toEqual([
    { at: now, kind: "personal-data", before, after },
  ]);
  expect(await findLastDecisionOn(reader, id)).toMatchObject({
    action: "edit",
    editKind: "personal-data",
    fromStatus: "approved",
    toStatus: "approved",
  });
});

test("undone, the text it had stands again, and no more is told than of edits that stand", async () => {
  const [id, postId, ana] = await aPublished();
  await undoDecided(idOf(await edit(id, { seenVersion: 1 }, ana)), ana, now);
  const untouched = (await readThread({ id: postId, slug: "a-post" })).comments[0];
  const kept = await reader.$count(commentRevisions, eq(commentRevisions.commentId, id));
  await edit(id, { seenVersion: 3 }, ana);
  const second = await edit(id, { seenVersion: 4, typed: "Again." }, ana);

  await undoDecided(idOf(second), ana, now);

  expect(untouched).toMatchObject({ html: `<p>${before}</p>\n`, isModerated: false });
  expect(kept).toBe(0);
  const [shown] = (await readThread({ id: postId, slug: "a-post" })).comments;
  expect(shown).toMatchObject({ html: `<p>${after}</p>\n`, isModerated: true });
  expect((await findReceipt(receiptFor(id)))?.moderated).toMatchObject([{ before, after }]);
});

test("each edit is told as it was, whatever the text became later", async () => {
  const [id, , ana] = await aPublished();
  await edit(id, { seenVersion: 1 }, ana);
  await edit(id, { seenVersion: 2, kind: "markup", typed: "Write to **me**." }, ana);

  expect((await findReceipt(receiptFor(id)))?.moderated).toMatchObject([
    { kind: "personal-data", before, after },
    { kind: "markup", before: after, after: "Write to **me**." },
  ]);
});

test("what was decided on the text before is refused, and names the edit (M03)", async () => {
  const [id, , ana] = await aPublished();
  const bo = await aModerator("Bo");
  await edit(id, { seenVersion: 1 }, ana);

  const late = await decide({ commentId: id, seenVersion: 1, action: "reject" }, bo, now);
  const again = await edit(id, { seenVersion: 1, typed: "Other." }, bo);

  const named = { outcome: "stale", earlier: { by: "Ana", action: "edit" } };
  expect([late, again]).toMatchObject([named, named]);
  expect(await bodyOf(id)).toBe(after);
});

test("nothing is saved that is empty, reads as before, or meets the writer’s own proposal", async () => {
  const [id, , ana] = await aPublished();
  const outcomes = [
    (await edit(id, { seenVersion: 1, typed: " \n" }, ana)).outcome,
    (await edit(id, { seenVersion: 1, typed: before }, ana)).outcome,
  ];
  await write((tx) =>
    tx.insert(commentRevisions).values({
      ...{ commentId: id, state: "proposed", body: "Mine.", bodyFormat: "markdown" },
      createdAt: now,
    }),
  );
  outcomes.push((await edit(id, { seenVersion: 1 }, ana)).outcome);

  expect(outcomes).toEqual(["invalid", "same", "proposed"]);
  expect(await bodyOf(id)).toBe(before);
});

async function aPublished() {
  const postId = await aPost();
  const id = await aComment({
    postId,
    body: before,
    bodyFormat: "markdown",
    createdAt: now,
    statusAt: now,
  });
  return [id, postId, await aModerator("Ana")] as const;
}

async function edit(
  commentId: number,
  given: { seenVersion: number; typed?: string; kind?: "markup" },
  by: Awaited<ReturnType<typeof aModerator>>,
): Promise<TextEditOutcome> {
  return editText({ commentId, kind: "personal-data", typed: after, ...given }, by, now);
}

function idOf(outcome: TextEditOutcome): number {
  if (outcome.outcome !== "changed") throw new Error(JSON.stringify(outcome));
  return outcome.decisionId;
}

async function bodyOf(id: number): Promise<string | undefined> {
  const row = await reader.select().from(comments).where(eq(comments.id, id)).get();
  return row?.body;
}
