import { expect, test } from "vitest";
import { quoteComment, quoteLengthMax } from "#lib/comments/quote.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";

test("a comment is quoted as it was typed, without what it quoted itself", async () => {
  const postId = await aPost();
  const body = "> An older thought.\n\nOne *line*.\n\nAnother.";
  const id = await aComment({ postId, body, bodyFormat: "markdown" });

  expect(await quoteComment(postId, id)).toBe("> One *line*.\n>\n> Another.");
});

test("a long comment is quoted to the end of a word", async () => {
  const postId = await aPost();
  const id = await aComment({ postId, body: "word ".repeat(1_000) });

  const quoted = (await quoteComment(postId, id)) ?? "";

  expect(quoted.length).toBeLessThanOrEqual(quoteLengthMax + 2);
  expect(quoted).toMatch(/ word…$/);
});

test("what not everyone can read is not quoted", async () => {
  const postId = await aPost();
  const hiddenId = await aPost({ state: "draft", publishedAt: null });
  const waiting = await aComment({ postId, status: "pending" });
  const elsewhere = await aComment({ postId: await aPost() });
  const hidden = await aComment({ postId: hiddenId });

  const quoted = [
    await quoteComment(postId, waiting),
    await quoteComment(postId, elsewhere),
    await quoteComment(hiddenId, hidden),
    await quoteComment(postId, Number.NaN),
  ];

  expect(quoted).toEqual([undefined, undefined, undefined, undefined]);
});
