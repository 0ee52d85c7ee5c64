import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { authors } from "#db/schema/posts.ts";
import { listRecentComments } from "#lib/comments/recent.ts";
import { isShown } from "#lib/comments/shown.ts";
import { readThread, type ThreadComment } from "#lib/comments/thread.ts";
import { readTree } from "#lib/comments/tree.ts";
import { storeCommentLimits } from "#lib/settings/comment-limits.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { plansOf } from "#tests/support/plans.ts";
import { aMember } from "#tests/support/members.ts";

test("a comment that is not approved is invisible, and so is all that hangs on it", async () => {
  const postId = await aPost();
  const shown = await aComment({ postId });
  for (const status of ["pending", "rejected", "spam", "trashed"] as const) {
    const hidden = await aComment({ postId, status });
    const reply = await aComment({ postId, parentId: hidden });
    await aComment({ postId, parentId: reply });
  }
  const repeated = await aComment({ postId, duplicateOf: shown });
  await aComment({ postId, parentId: repeated });

  const thread = await readThread(under(postId));

  expect(thread.count).toBe(1);
  expect(idsIn(thread.comments)).toEqual([shown]);
});

test("the thread and the condition for queries agree on what is shown", async () => {
  const postId = await aPost();
  const ids: (number | null)[] = [null];
  for (let n = 0; n < 120; n += 1) {
    const status = n % 7 === 3 ? "rejected" : n % 11 === 5 ? "pending" : "approved";
    const parentId = n % 4 === 0 ? null : (ids[(n * 31) % ids.length] ?? null);
    const duplicateOf = n % 13 === 12 ? (ids[1] ?? null) : null;
    const keepsPlace = n % 17 === 4 && status === "approved";
    const kept = { status: keepsPlace ? "trashed" : status, keepsPlace } as const;
    ids.push(await aComment({ postId, ...kept, parentId, duplicateOf }));
  }

  const thread = await readThread(under(postId));
  const queried = await reader.select({ id: comments.id }).from(comments).where(isShown());

  const condition = queried.map(({ id }) => id).filter((id) => ids.includes(id));
  expect(idsSaid(thread.comments).sort(byNumber)).toEqual(condition.sort(byNumber));
  expect(thread.count).toBe(condition.length);
  expect(thread.count).toBeGreaterThan(20);
  expect(thread.count).toBeLessThan(100);
});

test("how deep replies nest is a setting, and deeper ones still say whom they answer", async () => {
  const postId = await aPost();
  let parentId: number | null = null;
  for (const name of ["A", "B", "C", "D"]) parentId = await aComment({ postId, parentId, name });
  const namesUnderA = async () =>
    (await readThread(under(postId))).comments[0]?.replies.map(({ name, replies }) => [
      name,
      replies.length,
    ]);

  await storeCommentLimits({ replyDepth: 1 });
  const flat = await namesUnderA();
  await storeCommentLimits({ replyDepth: 6 });
  const deep = await namesUnderA();
  await storeCommentLimits({});

  expect(flat).toEqual([
    ["B", 0],
    ["C", 0],
    ["D", 0],
  ]);
  expect(deep).toEqual([["B", 1]]);
});

test("replies nest to the third level and then follow flat, saying whom they answer", async () => {
  const postId = await aPost();
  const chain: number[] = [];
  for (const name of ["A", "B", "C", "D", "E", "F"]) {
    const parentId = chain.at(-1) ?? null;
    chain.push(await aComment({ postId, parentId, name }));
  }

  const [a] = (await readThread(under(postId))).comments;
  const c = a?.replies[0]?.replies[0];

  expect(c?.replies.map(({ name }) => name)).toEqual(["D", "E", "F"]);
  expect(c?.replies.map(({ inReplyTo }) => inReplyTo?.name ?? null)).toEqual([null, "D", "E"]);
});

test("the newest of a chain a thousand deep is found to be public (C13)", async () => {
  const postId = await aPost();
  await write(async (tx) => {
    let parentId: number | null = null;
    for (let n = 0; n < 1_000; n += 1) {
      const [row]: { id: number }[] = await tx
        .insert(comments)
        .values({ postId, parentId, ...asStored, createdAt: new Date(n) })
        .returning({ id: comments.id });
      parentId = row?.id ?? null;
    }
  });

  expect(await listRecentComments(1)).toHaveLength(1);
});

test("comments stand in the order they were written, also when a reply is dated before its parent", async () => {
  const postId = await aPost();
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  const third = await aComment({ postId, createdAt: day(3) });
  const first = await aComment({ postId, createdAt: day(1) });
  const reply = await aComment({ postId, parentId: third, createdAt: day(2) });

  const thread = await readThread(under(postId));

  expect(idsIn(thread.comments)).toEqual([first, third, reply]);
});

test("a withdrawn comment leaves its place to what others answered, and its name and text to nobody", async () => {
  const postId = await aPost();
  const withdrawn = {
    status: "trashed",
    keepsPlace: true,
    name: "Xaver",
    body: "Xanadu.",
  } as const;
  const top = await aComment({ postId, ...withdrawn });
  const below = await aComment({ postId, ...withdrawn, parentId: top });
  const answer = await aComment({ postId, parentId: below });
  await aComment({ postId, ...withdrawn, parentId: answer });
  await aComment({ postId, ...withdrawn });

  const thread = await readThread(under(postId));

  expect(idsIn(thread.comments)).toEqual([top, below, answer]);
  expect(thread.count).toBe(1);
  expect(thread.comments[0]).toMatchObject({ isWithdrawn: true, name: "", html: "" });
  expect(JSON.stringify(thread)).not.toMatch(/Xa/);
  expect((await listRecentComments(9, new Date(), { postId })).map(({ id }) => id)).toEqual([
    answer,
  ]);
});

test("who is answered is not named when they took their comment back", async () => {
  const postId = await aPost();
  const chain: number[] = [];
  for (const depth of [0, 1, 2, 3, 4, 5]) {
    const kept = depth === 4 ? ({ status: "trashed", keepsPlace: true } as const) : {};
    chain.push(await aComment({ postId, parentId: chain.at(-1) ?? null, name: "Xaver", ...kept }));
  }

  const { comments: top } = await readThread(under(postId));

  const deep = top[0]?.replies[0]?.replies[0]?.replies.slice(1);
  expect(deep?.map(({ isWithdrawn, inReplyTo }) => [isWithdrawn, inReplyTo?.name])).toEqual([
    [true, "Xaver"],
    [false, null],
  ]);
});

test("a place is kept only under what is public, and only by what was", async () => {
  const postId = await aPost();
  const rejected = await aComment({ postId, status: "rejected" });
  const kept = await aComment({ postId, parentId: rejected, status: "trashed", keepsPlace: true });
  await aComment({ postId, parentId: kept });
  const trashed = await aComment({ postId, status: "trashed" });
  await aComment({ postId, parentId: trashed });

  expect((await readThread(under(postId))).comments).toEqual([]);
  expect(await listRecentComments(9, new Date(), { postId })).toEqual([]);
});

test("under their own post a member is its author, elsewhere a moderator or a reader like any", async () => {
  const author = await aMember({ role: "author" });
  const owner = await aMember({ role: "owner" });
  const moderator = await aMember({ role: "moderator" });
  const own = await aPost({ authorId: await aByline(author.id) });
  const others = await aPost({ authorId: await aByline(owner.id) });
  for (const postId of [own, others]) {
    for (const { id } of [author, owner, moderator]) await aComment({ postId, memberId: id });
    await aComment({ postId, name: "Ana Author" });
  }

  expect(await rolesUnder(own)).toEqual(["author", "moderator", "moderator", null]);
  expect(await rolesUnder(others)).toEqual([null, "author", "moderator", null]);
});

test("what the publication put in under a byline is said by the author, with an account or without", async () => {
  const byline = await aByline(null);
  const postId = await aPost({ authorId: byline });
  await aComment({ postId, authorId: byline });
  await aComment({ postId, authorId: await aByline(null) });

  expect(await rolesUnder(postId)).toEqual(["author", null]);
});

test("where all comments stand is read from one index, and no row of a text is touched", async () => {
  const postId = await aPost();
  await aComment({ postId });

  const plans = await plansOf(() => readTree(postId));

  expect(plans.join("\n")).toMatch(
    /SEARCH comments USING COVERING INDEX comments_thread \(post_id=\? AND status=\?\)/,
  );
  expect(plans.join("\n")).not.toMatch(/TEMP B-TREE|SCAN comments/);
});

test("recent comments are those of public posts, newest first", async () => {
  const day = (n: number) => new Date(Date.UTC(2099, 0, n));
  const postId = await aPost({ title: "Shown" });
  const older = await aComment({ postId, createdAt: day(1) });
  const newer = await aComment({ postId, createdAt: day(2) });
  await aComment({ postId, createdAt: day(3), status: "pending" });
  await aComment({ postId: await aPost({ state: "draft" }), createdAt: day(3) });
  await aComment({ postId: await aPost({ publishedAt: day(9) }), createdAt: day(3) });

  const recent = await listRecentComments(2);

  expect(recent.map(({ id }) => id)).toEqual([newer, older]);
});

function under(id: number): { id: number; slug: string } {
  return { id, slug: `post-${id}` };
}

const asStored = {
  kind: "comment",
  name: "Ben",
  body: "A comment.",
  bodyFormat: "text",
  status: "approved",
  statusAt: new Date(0),
} as const;

async function rolesUnder(postId: number): Promise<(string | null)[]> {
  const { comments } = await readThread(under(postId));
  return comments.map(({ role }) => role);
}

async function aByline(memberId: number | null): Promise<number> {
  const [row] = await write((tx) =>
    tx
      .insert(authors)
      .values({
        slug: randomUUID(),
        name: "Ana",
        handles: [],
        sites: [],
        memberId,
        createdAt: new Date(0),
      })
      .onConflictDoUpdate({ target: authors.memberId, set: { name: "Ana" } })
      .returning({ id: authors.id }),
  );
  if (!row) throw new Error("The byline was not made.");
  return row.id;
}

function idsIn(thread: ThreadComment[]): number[] {
  return thread.flatMap(({ id, replies }) => [id, ...idsIn(replies)]);
}

function idsSaid(thread: ThreadComment[]): number[] {
  return thread.flatMap(({ id, isWithdrawn, replies }) => [
    ...(isWithdrawn ? [] : [id]),
    ...idsSaid(replies),
  ]);
}

function byNumber(a: number, b: number): number {
  return a - b;
}
