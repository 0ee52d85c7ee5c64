import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { commentRevisions } from "#db/schema/comments.ts";
import { appeals } from "#db/schema/moderation.ts";
import { reports } from "#db/schema/reports.ts";
import { decide } from "#lib/moderation/decide.ts";
import { addNote } from "#lib/moderation/notes.ts";
import { readTimeline } from "#lib/moderation/timeline.ts";
import { undo } from "#lib/moderation/undo.ts";
import { readRecord } from "#lib/moderation/writer-record.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";

const hour = (n: number) => new Date(Date.UTC(2026, 2, 1, n));

test("what happened to a comment is told in order, also what came too late", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const postId = await aPost();
  const commentId = await aComment({ postId, status: "pending", createdAt: hour(1) });
  await write(async (tx) => {
    const earlier = { body: "Before.", bodyFormat: "text" } as const;
    await tx
      .insert(commentRevisions)
      .values({ ...earlier, commentId, state: "earlier", createdAt: hour(2) });
  });
  await addNote({ commentId, text: "Look twice." }, ana, hour(3));
  const spam = await decide({ commentId, seenVersion: 1, action: "spam" }, ana, hour(4));
  await decide({ commentId, seenVersion: 1, action: "approve" }, bo, hour(5));
  if (spam.outcome !== "decided") throw new Error(spam.outcome);
  await undo(spam.decisionId, ana, hour(6));
  await decide({ commentId, seenVersion: 3, action: "reject" }, bo, hour(7));
  await write(async (tx) => {
    await tx.insert(appeals).values({ commentId, text: "Why?", createdAt: hour(8) });
    await tx.insert(reports).values({ commentId, reason: "false", createdAt: hour(9) });
  });

  const told = await readTimeline(ana, commentId);

  expect(told.map(({ kind, at }) => [kind, at.getUTCHours()])).toEqual([
    ["sent", 1],
    ["changed", 2],
    ["noted", 3],
    ["decided", 4],
    ["decided", 5],
    ["decided", 6],
    ["decided", 7],
    ["appealed", 8],
    ["reported", 9],
  ]);
  expect(told.filter(({ kind }) => kind === "decided")).toMatchObject([
    { by: "Ana", action: "spam", isLate: false },
    { by: "Bo", action: "approve", isLate: true },
    { by: "Ana", action: "undo", isLate: false },
    { by: "Bo", action: "reject", isLate: false },
  ]);
});

test("a writer's record says what became of the others under the address, since when, and what is proven", async () => {
  const postId = await aPost();
  const email = "record@example.org";
  await aComment({ postId, email, createdAt: hour(1), addressConfirmedAt: hour(2) });
  await aComment({ postId, email, createdAt: hour(3), status: "rejected" });
  await aComment({ postId, email, createdAt: hour(4), status: "spam" });
  const id = await aComment({ postId, email, createdAt: hour(0), status: "pending" });

  expect(await readRecord(id, email)).toEqual({
    published: 1,
    declined: 2,
    waiting: 0,
    since: hour(1),
    confirmed: 1,
  });
  expect((await readRecord(id, null)).since).toBeUndefined();
});
