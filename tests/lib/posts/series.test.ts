import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { posts, series } from "#db/schema/posts.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { describeSeries, findOwnSeries } from "#lib/posts/describe-series.ts";
import { draftOf } from "#lib/posts/own.ts";
import { readPreview } from "#lib/posts/preview.ts";
import { unpublishPost } from "#lib/posts/publish.ts";
import { findPublishedPost } from "#lib/posts/read.ts";
import { createPost, savePost } from "#lib/posts/save.ts";
import {
  findPlaceInSeries,
  findSeries,
  isThereASeries,
  listSeries,
} from "#lib/posts/series-parts.ts";
import { readPlace } from "#lib/posts/series.ts";
import { aDraft, aPublishedPost, aSave, typed } from "#tests/support/drafts.ts";
import { anAuthor, anOwner } from "#tests/support/members.ts";
import { plansOf } from "#tests/support/plans.ts";

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(posts);
    await tx.delete(series);
  });
});

const walls = { series: "Old walls" };

test("a series has its published parts in its own order, whatever their dates", async () => {
  const author = await anAuthor();
  await aPublishedPost(author, { ...walls, part: "3", title: "Third" }, day(1));
  await aPublishedPost(author, { ...walls, part: "1", title: "First" }, day(2));
  const second = await aPublishedPost(author, { ...walls, part: "2", title: "Second" }, day(3));

  const found = await findSeries("old-walls");
  const post = await findPublishedPost(second.slug);

  expect(found?.parts.map(({ title }) => title)).toEqual(["First", "Second", "Third"]);
  expect(post?.series).toMatchObject({
    slug: "old-walls",
    title: "Old walls",
    part: 2,
    previous: { title: "First" },
    next: { title: "Third" },
  });
});

test("a part that is a draft shows nowhere, and leaves no gap", async () => {
  const author = await anAuthor();
  await aPublishedPost(author, { ...walls, part: "1", title: "First" });
  await aDraft(author, { ...walls, part: "2", title: "Secret" });
  const { id, version } = await aPublishedPost(author, {
    ...walls,
    part: "3",
    title: "Taken back",
  });
  await unpublishPost({ id, seenVersion: version }, author);
  const third = await aPublishedPost(author, { ...walls, part: "4", title: "Third" });

  const found = await findSeries("old-walls");

  expect(found?.parts.map(({ title }) => title)).toEqual(["First", "Third"]);
  expect(await findPlaceInSeries(third.id)).toMatchObject({
    part: 2,
    previous: { title: "First" },
    next: undefined,
  });
});

test("a series of which nothing is published is not there", async () => {
  const author = await anAuthor();
  const post = await aPublishedPost(author, { ...walls, part: "1" });
  expect(await isThereASeries()).toBe(true);

  await unpublishPost({ id: post.id, seenVersion: post.version }, author);

  expect(await findSeries("old-walls")).toBeUndefined();
  expect(await listSeries()).toEqual([]);
  expect(await isThereASeries()).toBe(false);
  expect(await findPlaceInSeries(post.id)).toBeNull();
});

test("without a number a post becomes the next part, and stays it", async () => {
  const author = await anAuthor();
  await aDraft(author, { ...walls, part: "7" });
  const { id, version } = await aDraft(author, walls);

  const saved = await aSave(id, author, walls);

  expect(saved.series).toMatchObject({ title: "Old walls", part: 8 });
  expect(saved.version).toBe(version);
});

test("two posts of a series cannot be the same part, and the sentence offers one that is free", async () => {
  const author = await anAuthor();
  await aDraft(author, { ...walls, part: "2" });
  const problem = {
    field: "part",
    message: "Part 2 of “Old walls” is taken. Enter another part, such as 3.",
  };

  const creation = await createPost(typed({ series: "OLD  walls", part: "2" }), author);
  expect(creation).toEqual({ outcome: "invalid", problems: [problem] });

  const { id, version } = await aDraft(author);
  const saving = await savePost(
    { id, seenVersion: version, draft: typed({ ...walls, part: "2" }) },
    author,
  );
  expect(saving).toEqual({ outcome: "invalid", problems: [problem] });
});

test.each(["0", "-1", "2.5", "1e3", "1000", "two", "９"])("%j is no part of a series", (part) => {
  expect(readPlace("Old walls", part).problems).toEqual([
    {
      field: "part",
      message: "Part must be a whole number from 1 to 999, or empty for the next one.",
    },
  ]);
});

test("a part needs a series, a page has none, and a name has an end", () => {
  const messages = (draft: Parameters<typeof typed>[0]) => {
    const { series = "", part = "" } = typed(draft);
    return readPlace(series, part).problems.map(({ message }) => message);
  };

  expect(messages({ part: "2" })).toEqual([
    "Enter the series that this is a part of, or empty the field for the part.",
  ]);
  expect(messages({ series: "x".repeat(101) })).toEqual([
    "Series must be 100 characters or fewer. Yours has 101.",
  ]);
  expect(messages({ series: "\u200b ", part: "" })).toEqual([]);
});

test("a page cannot be part of a series", async () => {
  const creation = await createPost(typed({ ...walls, kind: "page" }), await anAuthor());

  expect(creation).toMatchObject({ outcome: "invalid", problems: [{ field: "series" }] });
});

test("leaving a series is a change, and the last to leave takes it along", async () => {
  const author = await anAuthor();
  const { id, version } = await aDraft(author, { ...walls, part: "1" });

  const saved = await aSave(id, author);

  expect(saved).toMatchObject({ series: null, version: version + 1 });
  expect(await reader.$count(series)).toBe(0);
});

test("a series in which someone's text stands over a later save is a conflict like any other", async () => {
  const author = await anAuthor();
  const { id, version } = await aDraft(author, { ...walls, part: "1" });
  await aSave(id, author, { ...walls, part: "2" });

  const saving = await savePost(
    { id, seenVersion: version, draft: typed({ ...walls, part: "3" }) },
    author,
  );

  expect(saving).toMatchObject({ outcome: "conflict", saved: { series: { part: 2 } } });
});

test("a post's place is in its form and in its preview as readers would have it", async () => {
  const author = await anAuthor();
  await aPublishedPost(author, { ...walls, part: "1", title: "First" });
  await aDraft(author, { ...walls, part: "2", title: "Secret" });
  const post = await aDraft(author, { ...walls, part: "3" });

  const draft = draftOf(post);
  const preview = await readPreview(
    { postId: post.id, seenVersion: post.version, draft: { ...draft, part: "" } },
    author,
  );

  expect(draft).toMatchObject({ series: "Old walls", part: "3" });
  expect(preview?.series).toMatchObject({ part: 2, previous: { title: "First" } });
});

test("a series is described by those who write in it, and readers have it at once", async () => {
  const author = await anAuthor();
  const post = await aPublishedPost(author, { ...walls, part: "1" });
  const id = post.series?.id ?? 0;
  const before = await currentEdition();

  expect(await findOwnSeries(id, await anAuthor("Someone else"))).toBeUndefined();
  expect(await findOwnSeries(id, await anOwner())).toMatchObject({ title: "Old walls" });
  const draft = { title: "Older walls", description: "What they say." };
  expect(await describeSeries({ id, seenVersion: 1, draft }, author)).toEqual({ outcome: "saved" });

  expect(await findSeries("old-walls")).toMatchObject({ ...draft, slug: "old-walls" });
  expect(await currentEdition()).toBeGreaterThan(before);
});

test("a description is never written over a later one, nor a name over another series'", async () => {
  const author = await anAuthor();
  const { series: place } = await aDraft(author, { ...walls, part: "1" });
  await aDraft(author, { series: "New walls" });
  const id = place?.id ?? 0;
  const describe = (seenVersion: number, draft: { title: string; description: string }) =>
    describeSeries({ id, seenVersion, draft }, author);

  expect(await describe(1, { title: "new walls", description: "" })).toMatchObject({
    outcome: "invalid",
    problems: [{ field: "title" }],
  });
  await describe(1, { title: "Old walls", description: "First." });
  expect(await describe(1, { title: "Old walls", description: "Second." })).toMatchObject({
    outcome: "stale",
    saved: { description: "First." },
  });
  expect(await describe(2, { title: "", description: "x".repeat(1_001) })).toMatchObject({
    outcome: "invalid",
    problems: [{ field: "title" }, { field: "description" }],
  });
});

test("a form that still holds a series' old name cannot begin a second one with it", async () => {
  const author = await anAuthor();
  const open = await aDraft(author, { ...walls, part: "1" });
  const draft = { title: "Older walls", description: "" };
  await describeSeries({ id: open.series?.id ?? 0, seenVersion: 1, draft }, author);

  const saving = await savePost(
    { id: open.id, seenVersion: open.version, draft: { ...draftOf(open), body: "More." } },
    author,
  );

  expect(saving).toMatchObject({
    outcome: "conflict",
    saved: { series: { title: "Older walls" } },
  });
});

test("a series is read along its index, and never a whole table of posts", async () => {
  const post = await aPublishedPost(await anAuthor(), { ...walls, part: "1" });

  const plans = await plansOf(async () => {
    await findSeries("old-walls");
    await findPlaceInSeries(post.id);
    await isThereASeries();
  });

  // The list of series itself is read whole: there are few.
  expect(plans.filter((line) => /SCAN (?!series\b)|posts_list|TEMP B-TREE/.test(line))).toEqual([]);
});

function day(number: number): Date {
  return new Date(Date.UTC(2026, 0, number));
}
