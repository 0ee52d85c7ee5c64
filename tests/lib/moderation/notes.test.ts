import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { eraseComment } from "#lib/comments/erase.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { findCase } from "#lib/moderation/case.ts";
import { addNote, noteLengthMax, readNote } from "#lib/moderation/notes.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { readEveryTable } from "#tests/support/every-table.ts";
import { aModerator } from "#tests/support/members.ts";

test("a note is read by moderators, with who wrote it, and not by the comment's writer", async () => {
  const ana = await aModerator("Ana");
  const id = await aComment({ postId: await aPost(), status: "pending" });

  expect(await addNote({ commentId: id, text: "Known from the fair." }, ana)).toEqual({
    outcome: "noted",
  });

  expect((await findCase(id, await aModerator()))?.timeline.at(-1)).toMatchObject({
    kind: "noted",
    by: "Ana",
    text: "Known from the fair.",
  });
  expect(JSON.stringify(await findReceipt(receiptFor(id)))).not.toContain("Known from the fair.");
});

test("a note is something that can be read", () => {
  expect(readNote("  A note.\r\n")).toEqual({ ok: true, value: "A note." });
  expect(readNote(" \u200b ")).toMatchObject({ message: "Enter a note." });
  expect(readNote("a\u0007b")).toMatchObject({ ok: false });
  expect(readNote("x".repeat(noteLengthMax + 1))).toMatchObject({
    message: "A note must be 2,000 characters or fewer. Yours has 2,001.",
  });
});

test("notes about a comment are erased with it, also where its place is kept", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  const alone = await aComment({ postId });
  const answered = await aComment({ postId });
  await aComment({ postId, parentId: answered });
  for (const commentId of [alone, answered]) {
    await addNote({ commentId, text: "xyzzynote" }, ana);
  }

  await write(async (tx) => {
    for (const id of [alone, answered]) await eraseComment(tx, id, new Date());
  });

  const kept = [...(await readEveryTable())].filter(([, text]) => text.includes("xyzzynote"));
  expect(kept.map(([name]) => name)).toEqual([]);
  expect(await addNote({ commentId: answered, text: "xyzzynote" }, ana)).toEqual({
    outcome: "missing",
  });
  expect(await addNote({ commentId: alone, text: "xyzzynote" }, ana)).toEqual({
    outcome: "missing",
  });
});
