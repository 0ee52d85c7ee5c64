import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { appeals } from "#db/schema/moderation.ts";
import { reports } from "#db/schema/reports.ts";
import { decide } from "#lib/moderation/decide.ts";
import { readDesk } from "#lib/moderation/desk.ts";
import type { DeskView } from "#lib/moderation/view.ts";
import { matchAtDesk } from "#lib/search/desk.ts";
import { fillIndex } from "#lib/search/fill.ts";
import { readRequest } from "#lib/search/request.ts";
import { search } from "#lib/search/search.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-15T12:00:00Z");

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(appeals);
    await tx.delete(reports);
    await tx.delete(comments);
  });
});

test("moderators find words in a comment whatever became of it, and readers only what is public (P01)", async () => {
  const postId = await aPost();
  const body = "Quicklime burns.";
  const made: number[] = [];
  for (const status of ["pending", "approved", "rejected", "spam", "trashed"] as const) {
    made.push(await aComment({ postId, body, status, createdAt: new Date(1000 + made.length) }));
  }
  await fillIndex();

  expect(await found({ queue: "all", q: "quicklime" })).toEqual(made.toReversed());
  expect(await publiclyFound("quicklime")).toEqual([made[1]]);
});

test("each queue and each state is searched by itself", async () => {
  const postId = await aPost();
  const body = "Quicklime burns.";
  const holds = [{ rule: "first-time", sentence: "The first comment here." } as const];
  const waiting = await aComment({ postId, body, status: "pending" });
  const first = await aComment({ postId, body, status: "pending", holds });
  const reported = await aComment({ postId, body });
  const appealed = await aComment({ postId, body, status: "rejected" });
  const spam = await aComment({ postId, body, status: "spam" });
  await aComment({ postId, body: "Water.", status: "pending" });
  await write(async (tx) => {
    await tx.insert(appeals).values({ commentId: appealed, text: "No.", createdAt: now });
    await tx.insert(reports).values({ commentId: reported, reason: "other", createdAt: now });
  });
  await fillIndex();
  const q = "quicklime";

  expect(await found({ queue: "waiting", q })).toEqual([waiting, first, appealed]);
  expect(await found({ queue: "first-time", q })).toEqual([first]);
  expect(await found({ queue: "reported", q })).toEqual([reported]);
  expect(await found({ queue: "all", q, state: "spam" })).toEqual([spam]);
  expect(await found({ queue: "all", q: "?!" })).toEqual([]);
});

test("a decision moves what is found from one queue to the other", async () => {
  const ana = await aModerator();
  const id = await aComment({ postId: await aPost(), body: "Quicklime.", status: "pending" });
  await fillIndex();

  await decide({ commentId: id, seenVersion: 1, action: "spam" }, ana, now);
  await fillIndex();

  expect(await found({ queue: "waiting", q: "quicklime" })).toEqual([]);
  expect(await found({ queue: "decided", q: "quicklime" })).toEqual([id]);
  expect(await found({ queue: "all", state: "spam", q: "quicklime" })).toEqual([id]);
});

test("a writer is found by words of the name, and by nothing that the text says", async () => {
  const postId = await aPost();
  const id = await aComment({ postId, name: "José Ben Ali", body: "Lime." });
  await aComment({ postId, name: "Cleo", body: "José Ben Ali wrote." });
  await fillIndex();

  expect(await found({ queue: "all", writer: "jose" })).toEqual([id]);
  expect(await found({ queue: "all", writer: "ben jose", q: "lime" })).toEqual([id]);
  expect(await found({ queue: "all", writer: 'ben" OR name : "cleo' })).toEqual([]);
});

async function found(view: DeskView): Promise<number[]> {
  const ana = await aModerator();
  const matching = await matchAtDesk(ana, view);
  const { page } = await readDesk(ana, view, { matching, now });
  return page.rows.map(({ id }) => id);
}

async function publiclyFound(q: string): Promise<number[]> {
  const request = readRequest({ q });
  if (request.query.kind !== "ready") throw new Error("Nothing was asked.");
  const { hits } = await search(request.query.terms, request, { timeZone: "UTC" });
  return hits.map(({ id }) => id);
}
