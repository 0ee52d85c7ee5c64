import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import { listPosts, pageLength, type PostList } from "#lib/posts/list.ts";
import { aPost } from "#tests/support/posts.ts";
import { plansOf } from "#tests/support/plans.ts";

const now = new Date("2026-06-01T12:00:00Z");

beforeEach(async () => {
  await write((tx) => tx.delete(posts));
});

test("posts are listed newest first, the later made first among those of one moment", async () => {
  await aPost({ title: "first", publishedAt: minutesAgo(2) });
  await aPost({ title: "second", publishedAt: minutesAgo(1) });
  await aPost({ title: "third", publishedAt: minutesAgo(1) });

  const list = await listPosts({}, now);

  expect(titles(list)).toEqual(["third", "second", "first"]);
});

test("walking to the end and back shows every post once in each direction", async () => {
  const count = 2 * pageLength + 7;
  // In pairs of the same moment, so that the pages break inside one.
  for (let i = 0; i < count; i += 1) {
    await aPost({ title: `post ${i}`, publishedAt: minutesAgo(Math.floor(i / 2)) });
  }

  const there = await walk("older");
  const back = await walk("newer", there.last);

  expect(new Set(there.titles).size).toBe(count);
  expect(there.titles).toHaveLength(count);
  expect(
    new Set([...back.titles, ...titles(await listPosts({ before: there.last }, now))]),
  ).toEqual(new Set(there.titles));
});

test("the page after the first leads back to the first by its plain address", async () => {
  for (let i = 0; i <= pageLength; i += 1) await aPost({ publishedAt: minutesAgo(i) });

  const first = await listPosts({}, now);
  const second = await listPosts({ before: first.older }, now);

  expect(first.newer).toBeUndefined();
  expect(second.posts).toHaveLength(1);
  expect(second.newer).toBe("first");
  expect(second.older).toBeUndefined();
});

test.each(["", "x", "12", "-", "1-2-3", "99999999999999999999-1", "1' or 1=1 --", ["1-2", "3-4"]])(
  "a cursor that is none, %j, names no place and leads to the first page",
  async (before) => {
    await aPost({ title: "the only one" });

    expect(await listPosts({ before }, new Date())).toEqual({
      posts: [],
      older: undefined,
      newer: "first",
      lost: "unreadable",
    });
  },
);

test("behind the last post there is nothing, and the way back", async () => {
  await aPost();

  const list = await listPosts({ before: "0-1" }, now);

  expect(list).toEqual({ posts: [], older: undefined, newer: "first", lost: "beyond" });
});

test("a pinned post stands first on the first page and nowhere else", async () => {
  await aPost({ title: "pinned", publishedAt: minutesAgo(500), pinnedAt: minutesAgo(5) });
  for (let i = 0; i <= pageLength; i += 1) await aPost({ publishedAt: minutesAgo(i) });

  const first = await listPosts({}, now);
  const second = await listPosts({ before: first.older }, now);

  expect(first.posts[0]).toMatchObject({ title: "pinned", isPinned: true });
  expect(first.posts).toHaveLength(pageLength + 1);
  expect(titles(second)).not.toContain("pinned");
});

test("nothing but published posts is listed, whatever pins or tags the others have", async () => {
  const everything = { tags: ["tools"], publishedAt: minutesAgo(1), pinnedAt: minutesAgo(1) };
  await aPost({ title: "shown", tags: ["tools"], publishedAt: minutesAgo(1) });
  for (const state of ["draft", "scheduled", "private", "protected", "trashed"] as const) {
    await aPost({ title: state, state, ...everything });
  }
  await aPost({ title: "a page", kind: "page", ...everything });
  await aPost({ title: "tomorrow's", publishedAt: minutesAgo(-60 * 24), tags: ["tools"] });

  expect(titles(await listPosts({}, now))).toEqual(["shown"]);
  expect(titles(await listPosts({ tag: "tools" }, now))).toEqual(["shown"]);
});

test("under a tag stand its posts alone, pinned ones in their place", async () => {
  await aPost({ title: "older", tags: ["tools"], publishedAt: minutesAgo(3), pinnedAt: now });
  await aPost({ title: "other", tags: ["wool"], publishedAt: minutesAgo(2) });
  await aPost({ title: "newer", tags: ["tools", "wool"], publishedAt: minutesAgo(1) });

  const list = await listPosts({ tag: "tools" }, now);

  expect(titles(list)).toEqual(["newer", "older"]);
  expect(list.posts[0]?.tags.map(({ slug }) => slug)).toEqual(["tools", "wool"]);
});

test("a post without a standfirst is summed up by its beginning", async () => {
  await aPost({ body: "**Bold** words, and `code`." });

  const { posts } = await listPosts({}, new Date());

  expect(posts[0]?.summary).toBe("Bold words, and code.");
});

test("no list reads a whole table or sorts what it found", async () => {
  await aPost({ tags: ["tools"] });
  const before = `${now.getTime()}-5`;

  for (const wanted of [{}, { before }, { tag: "tools" }, { before, tag: "tools" }]) {
    const plans = await plansOf(() => listPosts(wanted, now));

    expect(plans.filter((line) => /\bSCAN\b|TEMP B-TREE/.test(line))).toEqual([]);
  }
});

async function walk(
  way: "older" | "newer",
  from?: string,
): Promise<{ titles: string[]; last: string | undefined }> {
  const found: string[] = [];
  let last = from;
  let list = await listPosts({ before: from }, now);
  if (way === "older") found.push(...titles(list));
  while (list[way] !== undefined) {
    last = list[way] === "first" ? undefined : list[way];
    list = await listPosts({ before: last }, now);
    found.push(...titles(list));
  }
  return { titles: found, last };
}

function titles(list: PostList): string[] {
  return list.posts.map(({ title }) => title);
}

function minutesAgo(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
