import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import { fillIndex } from "#lib/search/fill.ts";
import { readRelatedPosts } from "#lib/search/related.ts";
import { aPost } from "#tests/support/posts.ts";

beforeEach(async () => {
  await write((tx) => tx.delete(posts));
});

test("posts that share a rare tag come before those that share a common one", async () => {
  const { id } = await aPost({ title: "One", tags: ["house", "lime"] });
  await aPost({ title: "Common", tags: ["house"] });
  await aPost({ title: "Also common", tags: ["house"] });
  await aPost({ title: "Rare", tags: ["lime"] });
  await aPost({ title: "Neither", tags: ["other"] });

  expect(await titles(id)).toEqual(["Rare", "Also common", "Common"]);
});

test("posts that use the same distinctive words are related without any tag", async () => {
  const { id } = await aPost({
    title: "Limewash",
    body: "Limewash wants a wet wall and no hurry.",
  });
  await aPost({ title: "Hurry", body: "A text about something else, in no hurry." });
  await aPost({ title: "Another wall", body: "Before limewash the wall is made wet." });
  await fillIndex();

  expect((await titles(id))[0]).toBe("Another wall");
});

test("neither itself, nor a draft, a page, or what is published later is related", async () => {
  const same = { title: "Lime", body: "Lime and limewash.", tags: ["lime"] };
  const { id } = await aPost(same);
  await aPost({ ...same, state: "draft" });
  await aPost({ ...same, kind: "page" });
  await aPost({ ...same, publishedAt: new Date("2100-01-01") });
  await fillIndex();

  expect(await readRelatedPosts(id)).toEqual([]);
});

test("a post alone, and one that is gone, have no related posts", async () => {
  const { id } = await aPost();
  await fillIndex();

  expect(await readRelatedPosts(id)).toEqual([]);
  expect(await readRelatedPosts(id + 1)).toEqual([]);
});

async function titles(postId: number): Promise<string[]> {
  return (await readRelatedPosts(postId)).map(({ title }) => title);
}
