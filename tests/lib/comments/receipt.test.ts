import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { findReceipt, receiptAddress, receiptFor } from "#lib/comments/receipt.ts";
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

    expect(await findReceipt(receiptFor(id))).toMatchObject({ id, state, post: { id: postId } });
  }
});

test("an approved comment below one that was taken down is not called published", async () => {
  const postId = await aPost();
  const parentId = await aComment({ postId, status: "rejected" });
  const id = await aComment({ postId, parentId });

  expect(await findReceipt(receiptFor(id))).toMatchObject({ state: "declined" });
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
