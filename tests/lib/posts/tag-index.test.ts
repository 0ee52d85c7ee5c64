import { expect, test } from "vitest";
import { listTags } from "#lib/posts/tag-index.ts";
import { aPost } from "#tests/support/posts.ts";

test("a tag is in the index as soon as a published post carries it, and not before", async () => {
  for (const state of ["draft", "scheduled", "private", "protected", "trashed"] as const) {
    await aPost({ state, tags: [`only-${state}`, "wood"] });
  }
  await aPost({ kind: "page", tags: ["only-a-page"] });

  expect(await listTags()).toEqual([]);

  await aPost({ tags: ["wood"] });
  expect(await listTags()).toEqual([{ slug: "wood", name: "wood" }]);
});
