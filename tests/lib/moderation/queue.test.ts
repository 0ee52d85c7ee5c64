import { expect, test } from "vitest";
import { findCase, findOldestWaiting } from "#lib/moderation/case.ts";
import { asQueue, countQueues, queueRowsMax, readQueue } from "#lib/moderation/queue.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";

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

  const found = await findOldestWaiting(ana);

  expect(found).toMatchObject({
    id: oldest,
    holds: [{ rule: "many-links", sentence: "The text has 21 links." }],
    post: { title: "On lime", isPublished: true },
    parent: { id: parentId, name: "Ben" },
    record: { published: 1, declined: 1, waiting: 0 },
  });
  expect(found?.parent?.html).toContain("Above.");
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

test("a queue is read in pages that lose and repeat nothing", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  const before = (await countQueues(ana)).spam;
  const made: number[] = [];
  for (let n = 0; n < queueRowsMax + 2; n += 1) {
    const createdAt = new Date(Date.UTC(2099, 0, 1, 0, 0, Math.floor(n / 3)));
    made.push(await aComment({ postId, status: "spam", createdAt }));
  }

  const read: number[] = [];
  let after: string | undefined;
  do {
    const page = await readQueue(ana, { queue: "spam", after });
    read.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after);

  expect(read.slice(before)).toEqual(made);
  expect((await countQueues(ana)).spam).toBe(before + made.length);
});

test("a queue that does not exist is the waiting one", () => {
  expect([asQueue("spam"), asQueue("x"), asQueue(undefined)]).toEqual([
    "spam",
    "pending",
    "pending",
  ]);
});
