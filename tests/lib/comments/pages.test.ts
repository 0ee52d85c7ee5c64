import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { commentAddress, commentAddresses, findCommentAddress } from "#lib/comments/address.ts";
import { commentsMax, firstPage, threadLengthMax, threadsMax } from "#lib/comments/pages.ts";
import { findThread, readThread, type Thread, type ThreadComment } from "#lib/comments/thread.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";

test("a page has at most a hundred threads, and real links lead through all of them", async () => {
  const post = under(await aPost());
  const ids = await insert(post.id, 230, () => null);

  const pages = await walk(post);

  expect(pages.map(({ comments }) => comments.length)).toEqual([threadsMax, threadsMax, 30]);
  expect(pages.flatMap(({ comments }) => idsIn(comments))).toEqual(ids);
  expect(pages.map(({ count }) => count)).toEqual([230, 230, 230]);
  expect(pages[2]?.earlier).toBe(pages[1]?.address);
  expect(pages[1]?.earlier).toBe("/posts/a-post");
  expect(pages[0]?.earlier).toBeUndefined();
});

test("pages of many replies end early, so that none has more than it can carry", async () => {
  const post = under(await aPost());
  const ids = await insert(post.id, 1_000, (made, n) => (n % 40 === 0 ? null : made[n - (n % 40)]));

  const pages = await walk(post);

  expect(pages.flatMap(({ comments }) => idsIn(comments))).toEqual(ids);
  for (const { comments } of pages) expect(idsIn(comments).length).toBeLessThanOrEqual(commentsMax);
});

for (const [shape, answers] of [
  ["a chain of replies", (made: number[], n: number) => made[n - 1]],
  ["replies to one comment", (made: number[]) => made[0]],
  ["replies to replies", (made: number[], n: number) => made[Math.floor(n / 3)]],
] as const) {
  test(`${shape} too long for one page goes on where it stopped, to its end (C13)`, async () => {
    const post = under(await aPost());
    const ids = await insert(post.id, 1_000, (made, n) => (n === 0 ? null : answers(made, n)));

    const { comments, count } = await readThread(post);

    const shown = idsIn(comments);
    const [first] = comments;
    let further = first?.further?.address;
    expect(count).toBe(1_000);
    expect(shown).toHaveLength(threadLengthMax);
    expect(first?.further?.count).toBe(1_000 - threadLengthMax);
    while (further) {
      const page = await at(post, further);
      expect(page.continues).toMatchObject({
        id: ids[0],
        address: `/posts/a-post#comment-${ids[0]}`,
      });
      shown.push(...idsIn(page.comments));
      further = page.later;
    }
    expect(shown.toSorted(byNumber)).toEqual(ids);
  });
}

test("the address of a comment leads to the page that holds it, wherever that is", async () => {
  const post = under(await aPost());
  const lone = await insert(post.id, 120, () => null);
  const thread = await insert(post.id, 450, (made, n) => (n === 0 ? null : made[n >> 1]));
  const late = await insert(post.id, 3, () => null, 10_000);
  const ids = [...lone, ...thread, ...late];

  const addresses = await commentAddresses(ids.map((id) => ({ id, post })));

  const pages = new Map<string, number[]>();
  for (const id of ids) {
    const address = addresses.get(id) ?? "";
    const [page = "", place] = address.split("#");
    if (!pages.has(page)) pages.set(page, idsIn((await at(post, page)).comments));
    expect(pages.get(page)).toContain(id);
    expect(place).toBe(`comment-${id}`);
  }
  expect(pages.size).toBe(4);
});

test("in a conversation of one page the address of a comment is its post's", async () => {
  const post = under(await aPost());
  const id = await aComment({ postId: post.id });

  expect(await commentAddress({ id, post })).toBe(`/posts/a-post#comment-${id}`);
});

test("an address once given still leads to its comment after others before it were taken down", async () => {
  const post = under(await aPost());
  const ids = await insert(post.id, 150, () => null);
  const id = ids[120] ?? 0;
  const given = await commentAddress({ id, post });

  await hide([ids[3], ids[50], ids[threadsMax]]);

  expect(idsIn((await at(post, given)).comments)).toContain(id);
});

test("a comment's number leads to it while it is public, and nowhere otherwise", async () => {
  const postId = await aPost({ slug: "numbered" });
  const shown = await aComment({ postId });
  const held = await aComment({ postId, status: "pending" });
  const below = await aComment({ postId, parentId: held });
  const draft = await aComment({ postId: await aPost({ state: "draft" }) });

  expect(await findCommentAddress(shown)).toBe(`/posts/numbered#comment-${shown}`);
  for (const id of [held, below, draft, 99_999_999]) {
    expect(await findCommentAddress(id)).toBeUndefined();
  }
});

test("a place that is none, or behind the last comment, has no page", async () => {
  const post = under(await aPost());
  const id = await aComment({ postId: post.id, createdAt: new Date(1_000) });

  expect((await findThread(post, `1000-${id}`))?.comments).toHaveLength(1);
  expect((await findThread(post, `0-1`))?.comments).toHaveLength(1);
  for (const from of ["", "x", "-1", "1e9", "1000", "1000-0", `1001-${id}`, `1000-${id + 1}`]) {
    expect(await findThread(post, from)).toBeUndefined();
  }
});

test("the place of a comment that is not public tells nothing about it", async () => {
  const post = under(await aPost());
  await aComment({ postId: post.id, createdAt: new Date(1_000) });
  const held = await aComment({ postId: post.id, status: "pending", createdAt: new Date(2_000) });

  expect(await findThread(post, `2000-${held}`)).toBeUndefined();
});

type Post = { id: number; slug: string };

function under(id: number): Post {
  return { id, slug: "a-post" };
}

/** Comments in the order of their numbers, each answering what `answers` says of those before it. */
async function insert(
  postId: number,
  count: number,
  answers: (made: number[], n: number) => number | null | undefined,
  fromSecond = 0,
): Promise<number[]> {
  const made: number[] = [];
  await write(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const createdAt = new Date((fromSecond + n) * 1_000);
      const [row] = await tx
        .insert(comments)
        .values({ postId, parentId: answers(made, n) ?? null, ...asStored, createdAt })
        .returning({ id: comments.id });
      if (row) made.push(row.id);
    }
  });
  return made;
}

const asStored = {
  kind: "comment",
  name: "Ben",
  body: "A comment.",
  bodyFormat: "text",
  status: "approved",
  statusAt: new Date(0),
} as const;

async function hide(ids: (number | undefined)[]): Promise<void> {
  const known = ids.flatMap((id) => id ?? []);
  await write((tx) =>
    tx.update(comments).set({ status: "rejected" }).where(inArray(comments.id, known)),
  );
}

async function walk(post: Post): Promise<Thread[]> {
  const pages = [await readThread(post)];
  for (let later = pages[0]?.later; later; later = pages.at(-1)?.later) {
    pages.push(await at(post, later));
  }
  return pages;
}

async function at(post: Post, address: string): Promise<Thread> {
  const from = new URL(address, "http://localhost").searchParams.get("from");
  const page = from === null ? await readThread(post) : await findThread(post, from);
  if (!page) throw new Error(`Nothing stands at ${address}.`);
  return page;
}

function idsIn(thread: ThreadComment[]): number[] {
  return thread.flatMap(({ id, replies }) => [id, ...idsIn(replies)]);
}

function byNumber(a: number, b: number): number {
  return a - b;
}

test("a conversation without a comment has one page, and leads to no other", () => {
  expect(firstPage([])).toMatchObject({ threads: [], earlier: undefined, later: undefined });
});
