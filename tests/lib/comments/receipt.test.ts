import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { receiptAddress, receiptFor } from "#lib/comments/receipt.ts";
import { storeCommentLimits } from "#lib/settings/comment-limits.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";

test("a receipt finds its comment and says where it stands (P06)", async () => {
  const postId = await aPost();
  const stands = {
    pending: "waiting",
    approved: "published",
    rejected: "declined",
    spam: "declined",
  };

  for (const [status, state] of Object.entries(stands)) {
    const id = await aComment({ postId, status: status as keyof typeof stands });

    expect(await findReceipt(receiptFor(id))).toMatchObject({ id, standing: { state } });
  }
});

test("an approved comment below one that was taken down is not called published", async () => {
  const postId = await aPost();
  const parentId = await aComment({ postId, status: "rejected" });
  const id = await aComment({ postId, parentId });

  expect(await findReceipt(receiptFor(id))).toMatchObject({ standing: { state: "hidden" } });
});

test("a receipt is there for a year after the last change, and as long as the comment waits (P06)", async () => {
  const postId = await aPost();
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  const at = { createdAt: day(1), statusAt: day(2) };
  const waiting = await aComment({ postId, ...at, status: "pending" });
  const published = await aComment({ postId, ...at });
  const edited = await aComment({ postId, ...at, editedAt: day(9) });
  const found = async (now: Date) => {
    const receipts = await Promise.all(
      [waiting, published, edited].map((id) => findReceipt(receiptFor(id), now)),
    );
    return receipts.map((receipt) => receipt !== undefined);
  };

  expect(await found(day(2 + 364))).toEqual([true, true, true]);
  expect(await found(day(2 + 365))).toEqual([true, false, true]);
  expect(await found(day(9 + 365))).toEqual([true, false, false]);
  await storeCommentLimits({ receiptDays: 30 });
  expect(await found(day(2 + 30))).toEqual([true, false, true]);
});

test("what the comment answers is shown above it while everyone may read that", async () => {
  const postId = await aPost();
  const parentId = await aComment({ postId, name: "Ada", body: "First." });
  const hidden = await aComment({ postId, status: "rejected", name: "Eve" });

  const [shown, not] = await Promise.all(
    [parentId, hidden].map(async (id) =>
      findReceipt(receiptFor(await aComment({ postId, parentId: id, status: "pending" }))),
    ),
  );

  expect(shown?.answered).toMatchObject({ name: "Ada" });
  expect(not?.answered).toBeUndefined();
});

test("nothing but the exact receipt finds a comment (P06)", async () => {
  const postId = await aPost();
  const id = await aComment({ postId, status: "pending" });
  const other = await aComment({ postId, status: "pending" });
  const receipt = receiptFor(id);
  const signature = receipt.slice(`${id}-`.length);
  const forged = [
    `${other}-${signature}`,
    `0${receipt}`,
    `${receipt}x`,
    receipt.slice(0, -1),
    `${id}-`,
    `${id}`,
    `${receipt}\n`,
    "",
    `${id}-${"A".repeat(signature.length)}`,
    `${id}-${"é".repeat(signature.length)}`,
  ];

  for (const guess of forged) expect(await findReceipt(guess), guess).toBeUndefined();
});

test("a receipt of a comment that no longer exists finds nothing", async () => {
  const id = await aComment({ postId: await aPost(), status: "pending" });
  await write((tx) => tx.delete(comments).where(eq(comments.id, id)));

  expect(await findReceipt(receiptFor(id))).toBeUndefined();
});

test("a receipt's address leads to the comment on its page", () => {
  expect(receiptAddress(7)).toMatch(/^\/receipts\/7-[\w-]{43}#comment-7$/);
});
