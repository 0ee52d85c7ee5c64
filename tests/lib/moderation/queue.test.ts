import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { appeals, decisions } from "#db/schema/moderation.ts";
import { reports } from "#db/schema/reports.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { findCase } from "#lib/moderation/case.ts";
import { countQueues } from "#lib/moderation/count-queues.ts";
import { decide } from "#lib/moderation/decide.ts";
import { readDesk } from "#lib/moderation/desk.ts";
import { queueRowsMax, readQueue } from "#lib/moderation/queue.ts";
import type { DeskView } from "#lib/moderation/view.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-15T12:00:00Z");
const reading = { timeZone: "UTC", now };

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(reports);
    await tx.delete(appeals);
    await tx.delete(decisions);
    await tx.delete(comments);
  });
});

test("the oldest waiting comment comes first, with its post, its parent and its writer's record", async () => {
  const ana = await aModerator();
  const postId = await aPost({ title: "On lime" });
  const email = "cleo@example.org";
  const parentId = await aComment({ postId, name: "Ben", body: "Above." });
  await aComment({ postId, email });
  await aComment({ postId, email, status: "spam" });
  await aComment({ postId, status: "pending", createdAt: new Date(2000) });
  const oldest = await aComment({
    postId,
    parentId,
    email,
    status: "pending",
    createdAt: new Date(1000),
    holds: [{ rule: "many-links", sentence: "The text has 21 links." }],
  });

  const { current } = await readDesk(ana, { queue: "waiting" });

  expect(current).toMatchObject({
    id: oldest,
    holds: [{ rule: "many-links", sentence: "The text has 21 links." }],
    post: { title: "On lime", isPublished: true },
    parent: { id: parentId, name: "Ben" },
    record: { published: 1, declined: 1, waiting: 0 },
  });
  expect(current?.parent?.html).toContain("Above.");
});

test("a case says how many approved replies come and go with it (M05)", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  const id = await aComment({ postId });
  const reply = await aComment({ postId, parentId: id });
  await aComment({ postId, parentId: reply });
  await aComment({ postId, parentId: reply, status: "rejected" });

  expect(await findCase(id, ana)).toMatchObject({ replyCount: 2 });
});

test("a comment made to attack the desk arrives there as text (M07)", async () => {
  const ana = await aModerator();
  const hostile = '<img src="https://evil.example/x.png"><script>alert(1)</script>';
  const postId = await aPost();
  const asText = await aComment({ postId, body: hostile, name: hostile, status: "pending" });
  const asHtml = await aComment({ postId, body: hostile, bodyFormat: "html", status: "pending" });

  for (const id of [asText, asHtml]) {
    const found = await findCase(id, ana);

    expect(found?.html).not.toMatch(/<(img|script)/i);
  }
});

test("each queue holds what it says, and counts it", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  const known = await aComment({ postId, email: "known@example.org" });
  const again = await aComment({ postId, email: "known@example.org", status: "pending" });
  const holds = [{ rule: "first-time", sentence: "The first comment here." } as const];
  const first = await aComment({ postId, holds, status: "pending" });
  const appealed = await aComment({ postId, status: "rejected" });
  const reported = await aComment({ postId });
  const settled = await aComment({ postId });
  await aComment({ postId, status: "spam" });
  await write(async (tx) => {
    await tx.insert(appeals).values({ commentId: appealed, text: "No.", createdAt: now });
    const report = { reason: "other", createdAt: now } as const;
    await tx.insert(reports).values([
      { ...report, commentId: reported },
      { ...report, commentId: reported },
      { ...report, commentId: settled, closedAt: now },
    ]);
  });
  await decideOn(ana, known, now);

  expect(await idsOf({ queue: "waiting" }, ana)).toEqual([again, first, appealed]);
  expect(await idsOf({ queue: "first-time" }, ana)).toEqual([first]);
  expect(await idsOf({ queue: "reported" }, ana)).toEqual([reported]);
  expect(await idsOf({ queue: "decided" }, ana)).toEqual([known]);
  expect(await countQueues(ana, now)).toEqual({
    waiting: 3,
    "first-time": 1,
    reported: 1,
    decided: 1,
  });
});

test("decided is every decision of the last 30 days, the newest first", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  const [one, other, old] = [
    await aComment({ postId, status: "pending" }),
    await aComment({ postId, status: "pending" }),
    await aComment({ postId, status: "pending" }),
  ];
  const day = (n: number) => new Date(+now - n * 24 * 60 * 60_000);
  await decideOn(ana, old, day(31));
  await decideOn(ana, one, day(3));
  await decideOn(ana, other, day(2));
  await decideOn(ana, one, day(1));

  const { rows } = await readQueue(ana, { queue: "decided" }, reading);

  expect(rows.map(({ id }) => id)).toEqual([one, other, one]);
  expect(rows[0]?.decision).toMatchObject({ by: "Mo", action: "approve", at: day(1) });
  expect((await countQueues(ana, now)).decided).toBe(3);
});

test("a queue is read in pages that lose and repeat nothing, forwards and back", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  const made: number[] = [];
  for (let n = 0; n < 2 * queueRowsMax + 3; n += 1) {
    // Several a second, so that a place is not a moment alone.
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(n / 3)));
    made.push(await aComment({ postId, status: "pending", createdAt }));
  }

  const forwards: number[][] = [];
  let page = await readQueue(ana, { queue: "waiting" }, reading);
  for (;;) {
    forwards.push(page.rows.map(({ id }) => id));
    if (!page.next) break;
    page = await readQueue(ana, { queue: "waiting", after: page.next }, reading);
  }
  const back: number[][] = [];
  for (;;) {
    back.unshift(page.rows.map(({ id }) => id));
    if (!page.previous) break;
    page = await readQueue(ana, { queue: "waiting", before: page.previous }, reading);
  }

  expect(forwards.flat()).toEqual(made);
  expect(back.flat()).toEqual(made);
  expect(forwards.map(({ length }) => length)).toEqual([queueRowsMax, queueRowsMax, 3]);
});

test("a queue is narrowed to a post, an address, days and what became of it", async () => {
  const ana = await aModerator();
  const [lime, stone] = [await aPost(), await aPost()];
  const at = (day: string) => new Date(`${day}T23:30:00Z`);
  const one = await aComment({ postId: lime, email: "a@example.org", createdAt: at("2026-03-01") });
  const two = await aComment({ postId: lime, status: "spam", createdAt: at("2026-03-02") });
  const three = await aComment({ postId: stone, status: "trashed", createdAt: at("2026-03-03") });
  await aComment({ postId: stone, status: "trashed", erasedAt: now });

  const all = (given: Partial<DeskView>) => idsOf({ queue: "all", ...given }, ana);
  expect(await all({})).toEqual([three, two, one]);
  expect(await all({ post: lime })).toEqual([two, one]);
  expect(await all({ writer: " A@Example.org" })).toEqual([one]);
  expect(await all({ writer: "a@example.org", state: "spam" })).toEqual([]);
  expect(await all({ state: "withdrawn" })).toEqual([three]);
  expect(await all({ from: "2026-03-02", to: "2026-03-02" })).toEqual([two]);
  expect(await all({ post: lime, state: "published", to: "2026-03-01" })).toEqual([one]);
  // A day is one of the publication's own clocks.
  const { rows } = await readQueue(
    ana,
    { queue: "all", from: "2026-03-03", to: "2026-03-03" },
    { timeZone: "Europe/Berlin", now },
  );
  expect(rows.map(({ id }) => id)).toEqual([two]);
});

test("a queue is narrowed to what one rule held, and to one language", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  const status = "pending";
  const links = { rule: "many-links", sentence: "The text has 21 links." } as const;
  const trap = { rule: "trap-filled", sentence: "A hidden field was filled in." } as const;
  const both = await aComment({ postId, status, holds: [links, trap], language: "de" });
  const one = await aComment({ postId, status, holds: [trap] });
  await aComment({ postId, status });

  expect(await idsOf({ queue: "waiting", rule: "trap-filled" }, ana)).toEqual([both, one]);
  expect(await idsOf({ queue: "waiting", rule: "many-links" }, ana)).toEqual([both]);
  expect(await idsOf({ queue: "all", language: "de" }, ana)).toEqual([both]);
  expect(await idsOf({ queue: "waiting", language: "de", rule: "unproven" }, ana)).toEqual([]);
});

test("decided is narrowed by what was decided about, and by when", async () => {
  const ana = await aModerator();
  const [lime, stone] = [await aPost(), await aPost()];
  const one = await aComment({ postId: lime, email: "a@example.org", status: "pending" });
  const two = await aComment({ postId: stone, email: "b@example.org", status: "pending" });
  await decideOn(ana, one, new Date("2026-06-10T10:00:00Z"));
  await decideOn(ana, two, new Date("2026-06-11T10:00:00Z"));

  expect(await idsOf({ queue: "decided", post: lime }, ana)).toEqual([one]);
  expect(await idsOf({ queue: "decided", writer: "b@example.org" }, ana)).toEqual([two]);
  expect(await idsOf({ queue: "decided", to: "2026-06-10" }, ana)).toEqual([one]);
  expect(await idsOf({ queue: "decided", state: "spam" }, ana)).toEqual([]);
});

async function idsOf(view: DeskView, moderator: Moderator): Promise<number[]> {
  return (await readQueue(moderator, view, reading)).rows.map(({ id }) => id);
}

async function decideOn(moderator: Moderator, commentId: number, at: Date): Promise<void> {
  const found = await findCase(commentId, moderator);
  const press = { commentId, seenVersion: found?.version ?? 0, action: "approve" } as const;
  expect(await decide(press, moderator, at)).toMatchObject({ outcome: "decided" });
}
