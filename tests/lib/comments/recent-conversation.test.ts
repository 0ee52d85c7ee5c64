import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import {
  readRecentConversation,
  remarkPageLength,
  type RecentConversation,
} from "#lib/comments/recent-conversation.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { plansOf } from "#tests/support/plans.ts";

beforeEach(async () => {
  await write((tx) => tx.delete(comments));
});

test("the newest comments stand first, each with its post", async () => {
  const postId = await aPost({ title: "On joists", slug: "on-joists", language: "de" });
  await aComment({ postId, name: "Ada", body: "First.", createdAt: minute(1) });
  await aComment({ postId, name: "Bea", body: "Second.", createdAt: minute(2) });

  const { remarks } = await readRecentConversation();

  expect(remarks.map(({ name, excerpt }) => [name, excerpt])).toEqual([
    ["Bea", "Second."],
    ["Ada", "First."],
  ]);
  expect(remarks[0]?.address).toBe(`/posts/on-joists#comment-${remarks[0]?.id}`);
  expect(remarks[0]?.post).toMatchObject({ title: "On joists", slug: "on-joists", language: "de" });
});

test("nothing that is hidden is said, nor what answers it, nor what stands under a hidden post", async () => {
  const postId = await aPost();
  for (const status of ["pending", "rejected", "spam", "trashed"] as const) {
    const hidden = await aComment({ postId, status });
    await aComment({ postId, parentId: await aComment({ postId, parentId: hidden }) });
  }
  const shown = await aComment({ postId, body: "Shown." });
  await aComment({ postId, duplicateOf: shown });
  for (const state of ["draft", "scheduled", "private", "protected", "trashed"] as const) {
    await aComment({ postId: await aPost({ state }) });
  }

  const { remarks } = await readRecentConversation();

  expect(remarks.map(({ excerpt }) => excerpt)).toEqual(["Shown."]);
});

test("walking to the end and back says everything once in each direction", async () => {
  const postId = await aPost();
  const count = 2 * remarkPageLength + 3;
  // In pairs of the same moment, so that the pages break inside one.
  for (let i = 0; i < count; i += 1) {
    await aComment({ postId, body: `${i}`, createdAt: minute(Math.floor(i / 2)) });
  }

  const first = await readRecentConversation();
  const second = await readRecentConversation({ before: first.older });
  const third = await readRecentConversation({ before: second.older });

  expect(new Set([first, second, third].flatMap(said)).size).toBe(count);
  expect(third).toMatchObject({ older: undefined, lost: undefined });
  expect(said(await readRecentConversation({ before: third.newer }))).toEqual(said(second));
  expect(second.newer).toBe("first");
});

test("a long comment is said in its beginning, without its markup", async () => {
  await aComment({ postId: await aPost(), body: `<b>bold</b> & ${"word ".repeat(500)}` });

  const [remark] = (await readRecentConversation()).remarks;

  expect(remark?.excerpt.length).toBeLessThanOrEqual(320);
  expect(remark?.excerpt).toMatch(/^<b>bold<\/b> & word .*…$/);
});

test("an address behind the last comment, or that names none, says which", async () => {
  await aComment({ postId: await aPost() });

  expect(await readRecentConversation({ before: "0-1" })).toMatchObject({
    remarks: [],
    newer: "first",
    lost: "beyond",
  });
  expect(await readRecentConversation({ before: "x" })).toMatchObject({
    remarks: [],
    newer: "first",
    lost: "unreadable",
  });
});

test("the conversation is read along the index, and never a whole table", async () => {
  await aComment({ postId: await aPost() });

  for (const before of [undefined, "1800000000000-5"]) {
    const plans = await plansOf(() => readRecentConversation({ before }));
    // The walk up a comment's own ancestors is no table.
    const scans = plans.filter((line) => /TEMP B-TREE|\bSCAN\b(?! line)/.test(line));
    expect(scans).toEqual([]);
  }
});

function said({ remarks }: RecentConversation): string[] {
  return remarks.map(({ excerpt }) => excerpt);
}

function minute(number: number): Date {
  return new Date(Date.parse("2026-02-01T00:00:00Z") + number * 60_000);
}
