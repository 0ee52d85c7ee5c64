import { expect, test } from "vitest";
import { correctionLengthMax, publishCorrection } from "#lib/posts/correct.ts";
import { findPublishedPost } from "#lib/posts/read.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { readPostsFeed } from "#lib/publishing/posts-feed.ts";
import { renderNote } from "#lib/text/render-note.ts";
import { aDraft, aPublishedPost, aSave } from "#tests/support/drafts.ts";
import { anAuthor } from "#tests/support/members.ts";

test("a correction stands on the post with its date, and the post is as new as its correction", async () => {
  const author = await anAuthor();
  const post = await aPublishedPost(author, {}, new Date("2026-03-01T09:00:00Z"));
  const before = await currentEdition();
  const now = new Date("2026-03-03T12:00:00Z");

  const correcting = await publishCorrection(
    { id: post.id, text: " The span was 4 m.\r\nNot 5. " },
    author,
    now,
  );

  expect(correcting).toEqual({ outcome: "published" });
  expect(await currentEdition()).toBe(before + 1);
  const published = await findPublishedPost(post.slug);
  expect(published?.updatedAt).toEqual(now);
  expect(published?.corrections).toEqual([
    { id: expect.any(Number), text: "The span was 4 m.\nNot 5.", publishedAt: now },
  ]);
});

test("a correction outlives every later edit, and a form open on the text is not in conflict with it", async () => {
  const author = await anAuthor();
  const post = await aPublishedPost(author);
  await publishCorrection({ id: post.id, text: "Four, not five." }, author);

  await aSave(post.id, author, { body: "Edited since." });
  await publishCorrection({ id: post.id, text: "Nor three." }, author);

  const texts = (await findPublishedPost(post.slug))?.corrections.map(({ text }) => text);
  expect(texts).toEqual(["Nor three.", "Four, not five."]);
});

test("a correction stands before the text in the feed, which says when the post was changed", async () => {
  const author = await anAuthor();
  const post = await aPublishedPost(
    author,
    { body: "Four metres." },
    new Date("2026-03-01T09:00:00Z"),
  );
  const now = new Date("2026-03-03T12:00:00Z");

  await publishCorrection({ id: post.id, text: "It said 5 < 6." }, author, now);

  const { entries } = await readPostsFeed({ format: "atom" });
  const entry = entries.find(({ url }) => url.endsWith(`/${post.slug}`));
  expect(entry?.updatedAt).toEqual(now);
  expect(entry?.html).toMatch(
    /^<p><strong>Correction, [^<]*2026<\/strong><\/p><p>It said 5 &#x3C; 6\.<\/p>\s*<p>Four metres\.<\/p>$/,
  );
});

test("the same correction pressed twice is one", async () => {
  const author = await anAuthor();
  const { id, slug } = await aPublishedPost(author);

  await Promise.all([
    publishCorrection({ id, text: "Four, not five." }, author),
    publishCorrection({ id, text: "Four, not five." }, author),
  ]);

  expect((await findPublishedPost(slug))?.corrections).toHaveLength(1);
});

test("a correction that says nothing, or too much, is refused with its remedy", async () => {
  const author = await anAuthor();
  const { id } = await aPublishedPost(author);
  const correct = (text: string) => publishCorrection({ id, text }, author);

  expect(await correct(" \u200b\n")).toMatchObject({ outcome: "invalid" });
  expect(await correct("a\0b")).toMatchObject({ outcome: "invalid" });
  expect(await correct("a".repeat(correctionLengthMax + 1))).toEqual({
    outcome: "invalid",
    message: "The correction must be 2,000 characters or fewer. Yours has 2,001.",
  });
});

test("only what is published can be corrected, and only by those who may edit it", async () => {
  const author = await anAuthor();
  const draft = await aDraft(author);
  const { id } = await aPublishedPost(author);

  expect(await publishCorrection({ id: draft.id, text: "No." }, author)).toEqual({
    outcome: "unpublished",
  });
  expect(await publishCorrection({ id, text: "No." }, await anAuthor())).toEqual({
    outcome: "missing",
  });
});

test("a correction is plain text in which addresses are links in the publication's own name", () => {
  expect(renderNote("See https://example.org/a <b>.\n\nOr /b.")).toBe(
    '<p>See <a href="https://example.org/a" rel="noopener">https://example.org/a</a> &#x3C;b>.</p>\n<p>Or /b.</p>\n',
  );
  expect(renderNote("javascript:alert(1) <script>alert(1)</script>")).not.toMatch(/<(?!\/?p>)/);
});
