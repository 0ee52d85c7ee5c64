import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { printCommentsFeed } from "#lib/publishing/comments-feed.ts";
import { printPostsFeed } from "#lib/publishing/posts-feed.ts";
import { aPost } from "#tests/support/posts.ts";

test("a post's whole text is in the feed, with every address complete", async () => {
  await aPost({
    slug: "joists",
    body: "See [the other one](/posts/beams), [below](#section-end) and [there](https://example.org/).",
  });

  const feed = await printPostsFeed();

  expect(feed).toContain('href="http://localhost:3000/posts/joists"');
  expect(feed).toContain("http://localhost:3000/posts/beams");
  expect(feed).toContain("https://example.org/");
  expect(feed).not.toMatch(/(href|src)=(&#x22;|&quot;|")[/#]/);
});

test("an entry keeps its name when its post moves", async () => {
  const { id } = await aPost({ slug: "moves" });

  expect(await printPostsFeed()).toContain(`<id>tag:localhost,2026:post-${id}</id>`);
});

test("a post that is not published is in no feed, and neither are its comments", async () => {
  for (const state of ["draft", "scheduled", "private", "protected", "trashed"] as const) {
    const { id } = await aPost({ title: `canary ${state}`, body: `canary ${state}`, state });
    await aComment(id, `canary comment on ${state}`);
  }

  expect(await printPostsFeed()).not.toContain("canary");
  expect(await printCommentsFeed()).not.toContain("canary");
});

test("an approved comment is in the feed with its writer and its place on the page", async () => {
  const { id: postId } = await aPost({ slug: "discussed", title: "Discussed" });
  const id = await aComment(postId, "Mine creaks at <1%.");

  const feed = await printCommentsFeed();

  expect(feed).toContain(`http://localhost:3000/posts/discussed#comment-${id}`);
  expect(feed).toContain("<title>Ben on “Discussed”</title>");
  expect(feed).toContain("Mine creaks at &#x26;#x3C;1%.");
});

async function aComment(postId: number, body: string): Promise<number> {
  const now = new Date();
  return write(async (tx) => {
    const [row] = await tx
      .insert(comments)
      .values({
        postId,
        kind: "comment",
        name: "Ben",
        email: "ben@example.org",
        body,
        bodyFormat: "text",
        status: "approved",
        statusAt: now,
        heldBecause: [],
        createdAt: now,
      })
      .returning({ id: comments.id });
    if (!row) throw new Error("The comment was not made.");
    return row.id;
  });
}
