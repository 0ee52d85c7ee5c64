import { eq, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { pictures } from "#db/schema/media.ts";
import { authors, posts, series, tags } from "#db/schema/posts.ts";
import { findPictureFile } from "#lib/media/find.ts";
import { listPosts } from "#lib/posts/list.ts";
import { findPublishedPage, findPublishedPost } from "#lib/posts/read.ts";
import { findSample, removeSample } from "#lib/posts/remove-sample.ts";
import { plantSample } from "#lib/posts/sample.ts";
import { findSeries } from "#lib/posts/series-parts.ts";
import { areThereHouseRules, listHouseRules } from "#lib/settings/house-rules.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { aPublishedPost } from "#tests/support/drafts.ts";
import { anOwner } from "#tests/support/members.ts";

test("the sample can be read, and can be taken out without a trace", async () => {
  const planted = await plantSample();
  const owner = await anOwner();
  await aPublishedPost(owner, { title: "The owner's own", slug: "own", tags: "Masonry" });

  expect(planted).toEqual({ posts: 6, comments: 14 });
  expect((await listPosts()).posts).toHaveLength(6);
  expect((await findPublishedPage("about"))?.title).toBe("About");
  expect((await findPublishedPost("a-joist-is-a-spring"))?.relatedLinks).toHaveLength(2);
  expect((await readPublication()).title).toBe("Load Path");
  expect((await listHouseRules()).length).toBeGreaterThan(3);
  const drawn = await findPublishedPost("what-the-crack-is-telling-you");
  const [, picture = ""] = /\]\(\/media\/([^)]+)\)/.exec(drawn?.body ?? "") ?? [];
  expect((await findPictureFile([picture, "480.webp"]))?.type).toBe("image/webp");
  const saidByAuthor = await reader
    .select({ name: comments.name })
    .from(comments)
    .where(isNotNull(comments.authorId));
  expect(saidByAuthor).toContainEqual({ name: "Ines Calder" });
  expect((await findSeries("reading-an-old-house"))?.parts).toHaveLength(3);
  expect(await findSample()).toEqual(planted);

  expect(await removeSample(owner)).toEqual({ outcome: "removed" });
  expect((await listPosts()).posts.map(({ slug }) => slug)).toEqual(["own"]);
  expect(await reader.$count(posts)).toBe(1);
  expect(await reader.$count(comments)).toBe(0);
  expect(await reader.$count(authors, eq(authors.name, "Ines Calder"))).toBe(0);
  expect(await reader.select({ name: tags.name }).from(tags)).toEqual([{ name: "Masonry" }]);
  expect((await readPublication()).title).toBe("Byline");
  expect(await areThereHouseRules()).toBe(false);
  expect(await reader.$count(series)).toBe(0);
  expect(await reader.$count(pictures)).toBe(0);
  expect(await findPictureFile([picture])).toBeUndefined();
  expect(await findSample()).toBeUndefined();
  expect(await removeSample(owner)).toEqual({ outcome: "missing" });
});

test("where there is something already, no sample is put in", async () => {
  await aPublishedPost(await anOwner(), { title: "The owner's own" });

  expect(await plantSample()).toBeUndefined();
});
