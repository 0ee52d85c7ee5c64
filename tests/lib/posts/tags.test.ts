import { expect, test } from "vitest";
import { describeLeftOutTags, readTags } from "#lib/posts/tags.ts";
import { aDraft, aSave } from "#tests/support/drafts.ts";
import { anAuthor } from "#tests/support/members.ts";

test("of a million tags the first twenty are kept, and the sentence says what became of the rest", () => {
  const pasted = Array.from({ length: 1_000_000 }, (_, number) => `t${number}`).join(",");

  const { names, leftOutCount } = readTags(pasted);

  expect(names).toHaveLength(20);
  expect(describeLeftOutTags(leftOutCount)).toBe(
    "Use up to 20 tags of up to 50 characters. 999,980 were not added.",
  );
});

test("a tag of 5,000 characters is left out, and the others are kept", () => {
  const { names, leftOutCount } = readTags(`wood, ${"x".repeat(5_000)}, stone`);

  expect(names).toEqual(["wood", "stone"]);
  expect(describeLeftOutTags(leftOutCount)).toContain("1 was not added.");
});

test("a tag typed twice, or of spaces and nothing else, counts once or not at all", () => {
  expect(readTags("Wood,  wood , ,\u200b,,WOOD")).toEqual({ names: ["Wood"], leftOutCount: 0 });
});

test("tags that differ only in signs stay two tags", async () => {
  const post = await aDraft(await anAuthor(), { tags: "C, C++, C#" });

  expect(post.tags).toEqual(["C", "C#", "C++"]);
});

test("a tag is the same tag in another post, however it is spelled there", async () => {
  const author = await anAuthor();
  await aDraft(author, { tags: "Old Bricks" });

  const other = await aDraft(author, { tags: "old bricks" });

  expect(other.tags).toEqual(["Old Bricks"]);
});

test("saving gives the post exactly the tags that were typed", async () => {
  const author = await anAuthor();
  const { id } = await aDraft(author, { tags: "lime, cement" });

  const post = await aSave(id, author, { tags: "lime, sand" });

  expect(post.tags).toEqual(["lime", "sand"]);
});
