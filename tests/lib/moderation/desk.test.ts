import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { decide } from "#lib/moderation/decide.ts";
import { readDesk, type Desk } from "#lib/moderation/desk.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";

beforeEach(async () => {
  await write((tx) => tx.delete(comments));
});

test("skipping goes to the next and decides nothing; after the last comes the first", async () => {
  const ana = await aModerator();
  const [one, two] = await waiting(2);

  const first = await readDesk(ana, { queue: "waiting" });
  const second = await readDesk(ana, first.onward);
  const again = await readDesk(ana, second.onward);

  expect([first, second, again].map(idOf)).toEqual([one, two, one]);
  expect([first, second, again].map((desk) => desk.isFromTheBeginning)).toEqual([
    false,
    false,
    true,
  ]);
});

test("a decision leads to the next of the same view, and the view stays narrowed", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  await waiting(1);
  const [, two, three] = await waiting(3, postId);

  const opened = await readDesk(ana, { queue: "waiting", post: postId, comment: two ?? 0 });
  await decide({ commentId: two ?? 0, seenVersion: 1, action: "approve" }, ana);
  const next = await readDesk(ana, opened.onward);

  expect(idOf(next)).toBe(three);
  expect(next.onward).toMatchObject({ queue: "waiting", post: postId });
});

test("one can go back to what was skipped", async () => {
  const ana = await aModerator();
  const [one, two] = await waiting(2);

  const first = await readDesk(ana, { queue: "waiting" });
  const second = await readDesk(ana, first.onward);

  expect(first.previousId).toBeUndefined();
  expect(idOf(second)).toBe(two);
  expect(second.previousId).toBe(one);
});

test("a comment that is not in the queue can be opened all the same", async () => {
  const ana = await aModerator();
  const id = await aComment({ postId: await aPost() });

  const desk = await readDesk(ana, { queue: "waiting", comment: id });

  expect(idOf(desk)).toBe(id);
  expect(desk.page.rows).toEqual([]);
});

test("a comment that is gone is not another one", async () => {
  const ana = await aModerator();
  await waiting(1);

  expect(idOf(await readDesk(ana, { queue: "waiting", comment: 999_999 }))).toBeUndefined();
});

function idOf({ current }: Desk): number | undefined {
  return current?.id;
}

async function waiting(count: number, given?: number): Promise<number[]> {
  const postId = given ?? (await aPost());
  const ids: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const createdAt = new Date(1000 + n);
    ids.push(await aComment({ postId, status: "pending", createdAt }));
  }
  return ids;
}
