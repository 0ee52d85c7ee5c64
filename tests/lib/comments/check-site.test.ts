import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { jobs } from "#db/schema/jobs.ts";
import { askForSiteCheck, checkSite } from "#lib/comments/check-site.ts";
import { linksBack } from "#lib/comments/links-back.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { readThread } from "#lib/comments/thread.ts";
import { findWriter } from "#lib/comments/writer.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aWeb, leadsTo, type Web } from "#tests/support/web.ts";

const now = new Date("2026-06-01T10:00:00Z");
const later = (seconds: number): Date => new Date(+now + seconds * 1_000);
const site = "http://ada.example/";

let web: Web | undefined;
afterEach(() => web?.close());

test("a site that has the line of a comment is confirmed beside that comment alone", async () => {
  const { postId, id } = await aCommentWithSite();
  await aComment({ postId, site, createdAt: later(1) });
  web = await aWeb({ "ada.example/": `<h1>Ada</h1>${(await writerOf(id))?.line}` });

  await checkSite({ commentId: id }, now, web.network);

  const { comments: shown } = await readThread({ id: postId, slug: "x" });
  expect(shown.map(({ confirmed }) => confirmed)).toEqual(["site", null]);
});

test("what was found is said on the private page, and nothing is marked for less", async () => {
  const { id } = await aCommentWithSite();
  expect(await writerOf(id)).toMatchObject({ site, siteCheck: null });
  await askForSiteCheck(receiptFor(id), now);
  expect(await writerOf(id)).toMatchObject({ siteCheck: "asked" });

  web = await aWeb({ "ada.example/": "<h1>Ada</h1>" });
  await checkSite({ commentId: id }, now, web.network);
  expect(await writerOf(id)).toMatchObject({ siteCheck: "no-link", siteConfirmedAt: null });

  web.close();
  web = await aWeb({});
  await checkSite({ commentId: id }, now, web.network);
  expect(await writerOf(id)).toMatchObject({ siteCheck: "unreachable", siteConfirmedAt: null });
});

test("a page of another site that this one leads on to is not this one", async () => {
  const { id } = await aCommentWithSite({ site: "http://open.example/go?to=http://eve.example/" });
  const line = (await writerOf(id))?.line ?? "";
  web = await aWeb({
    "open.example/go?to=http://eve.example/": leadsTo("http://eve.example/"),
    "eve.example/": line,
  });

  await checkSite({ commentId: id }, now, web.network);

  expect(await writerOf(id)).toMatchObject({ siteCheck: "no-link" });
});

test("a site is asked once a minute at most for one comment, and never again once it is confirmed", async () => {
  const { id } = await aCommentWithSite();
  await write((tx) => tx.delete(jobs));

  for (const seconds of [0, 1, 59, 60]) {
    expect(await askForSiteCheck(receiptFor(id), later(seconds))).toEqual({ outcome: "asked" });
  }
  expect(await reader.select().from(jobs)).toHaveLength(2);

  await write((tx) => tx.update(comments).set({ siteConfirmedAt: now }).where(eq(comments.id, id)));
  await askForSiteCheck(receiptFor(id), later(600));
  expect(await reader.select().from(jobs)).toHaveLength(2);
  expect(await askForSiteCheck(`${id}-guessed`, now)).toEqual({ outcome: "missing" });
});

describe("a page proves that its owner wrote comment 7", () => {
  const page = new URL("https://www.ada.example/about");
  const says = (html: string) => linksBack({ url: page, html }, 7);
  const here = "http://localhost:3000";

  test.each([
    `<head><link rel="me" href="${here}/comments/7"></head>`,
    `<a rel="noopener ME nofollow" href="${here}/comments/7/">me</a>`,
    `<a rel=me href="//localhost:3000/posts/x?from=1-2#comment-7">me</a>`,
    `<div class="h-card"><a class="u-url" href="/about">Ada</a> <a class="u-url" href="${here}/comments/7">x</a></div>`,
    `<div class="h-card"><a class="u-url u-uid" href="http://ada.example/about/">Ada</a><p><a class="u-url" href="${here}/posts/x#comment-7">x</a></p></div>`,
  ])("by %s", (html) => expect(says(html)).toBe(true));

  test.each([
    "",
    `<a href="${here}/comments/7">not by a link alone</a>`,
    `<a rel="me ugc" href="${here}/comments/7">not by a link of a reader</a>`,
    `<a rel="me" href="${here}/comments/70">not by another comment</a>`,
    `<a rel="me" href="https://elsewhere.example/comments/7">not at another site</a>`,
    `<!-- <a rel="me" href="${here}/comments/7"> --><script>'<a rel="me" href="${here}/comments/7">'</script>`,
    `&lt;a rel="me" href="${here}/comments/7"&gt;`,
    // Whoever comments there has their site put into a card of their own.
    `<div class="h-card"><a class="u-url" href="${here}/comments/7">Eve</a></div>`,
    `<div class="h-entry"><div class="h-card"><a class="u-url" href="/about"></a><a class="u-url" href="${here}/comments/7"></a></div></div>`,
    `<div class="h-card"><a class="u-url" href="/about">Ada</a><div class="u-comment h-cite"><a class="u-url" href="${here}/comments/7"></a></div></div>`,
    "<b>".repeat(5_000) + `<a rel="me" href="${here}/comments/7">`,
  ])("and not by %s", (html) => expect(says(html)).toBe(false));
});

async function aCommentWithSite(given = {}): Promise<{ postId: number; id: number }> {
  const postId = await aPost();
  return { postId, id: await aComment({ postId, site, createdAt: now, statusAt: now, ...given }) };
}

function writerOf(id: number) {
  return findWriter(receiptFor(id), now);
}
