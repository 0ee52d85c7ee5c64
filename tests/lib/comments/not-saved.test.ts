import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { aForm, aPost, aVisitor } from "#tests/support/conversation.ts";
import { fillDisk } from "#tests/support/hold-lock.ts";

test("a comment that a full disk did not take is refused, and taken when there is room", async () => {
  const postId = await aPost();
  const form = () => aForm(postId, { text: "x".repeat(10_000) });

  // Whatever is read but once has been read, so that one connection serves all that follows.
  await submitComment(aForm(postId, { text: "There is room." }), aVisitor());
  await fillDisk();
  const refused = await submitComment(form(), aVisitor());
  const stored = await reader.$count(comments, eq(comments.postId, postId));
  const again = await submitComment(form(), aVisitor());

  expect(refused).toEqual({ outcome: "not-saved" });
  expect(stored).toBe(1);
  expect(again.outcome).toBe("accepted");
});
