import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { findCommentAddress } from "#lib/comments/address.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { readThread } from "#lib/comments/thread.ts";
import { closeThread } from "#lib/moderation/close-thread.ts";
import { moveComment, type MoveOutcome } from "#lib/moderation/move.ts";
import { undoDecided } from "#lib/moderation/undo.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { wordsIn } from "#lib/words/words.ts";
import { aComment, aForm, aPost, aVisitor } from "#tests/support/conversation.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date();

test("a moved comment stands elsewhere with all that answers it, at an address that leads there", async () => {
  const [from, to] = [await aPost(), await aPost()];
  const [moved, reply, hidden] = await aBranch(from);
  const target = await aComment({ postId: to });
  const edition = await currentEdition();

  const answer = await move(moved, `https://blog.example.org/comments/${target}`);

  expect(answer.outcome).toBe("moved");
  expect(await countsOf(from, to)).toEqual([0, 3]);
  expect(await currentEdition()).toBe(edition + 1);
  expect(await placesOf(moved, reply, hidden)).toEqual([
    [to, target],
    [to, moved],
    [to, moved],
  ]);
  const slug = (await reader.select().from(posts).where(eq(posts.id, to)).get())?.slug;
  expect(await findCommentAddress(reply, now)).toBe(`/posts/${slug}#comment-${reply}`);
});

test("moved back, all of it stands where it stood", async () => {
  const [from, to] = [await aPost(), await aPost({ slug: "moved-to" })];
  const [moved, reply] = await aBranch(from);
  const before = await placesOf(moved, reply);

  const answer = await move(moved, "/posts/moved-to");
  const counts = await countsOf(from, to);
  await undoDecided(idOf(answer), await aModerator("Bo"), now);

  expect(counts).toEqual([0, 2]);
  expect(await countsOf(from, to)).toEqual([2, 0]);
  expect(await placesOf(moved, reply)).toEqual(before);
});

test("what it answered has come to answer it: then it is not moved back", async () => {
  const postId = await aPost();
  const parent = await aComment({ postId });
  const child = await aComment({ postId, parentId: parent });
  const slug = (await reader.select().from(posts).where(eq(posts.id, postId)).get())?.slug;
  const first = await move(child, `/posts/${slug}`);
  await move(parent, String(child));

  expect(await undoDecided(idOf(first), await aModerator(), now)).toEqual({ outcome: "gone" });
  expect(await placesOf(parent, child)).toEqual([
    [postId, child],
    [postId, null],
  ]);
});

test("nothing is moved into itself, to where it stands, or to what is not public", async () => {
  const postId = await aPost();
  const [moved, reply, hidden] = await aBranch(postId);
  await aPost({ slug: "a-draft", state: "draft", publishedAt: null });

  const places = [String(moved), `#comment-${reply}`, `/comments/${hidden}`, "/posts/a-draft", "x"];
  const outcomes = [];
  for (const place of places) outcomes.push((await move(moved, place)).outcome);

  expect(outcomes).toEqual(["inside", "inside", "nowhere", "nowhere", "nowhere"]);
});

test("nothing is moved below a comment of a draft, or into a closed thread", async () => {
  const [moved] = await aBranch(await aPost());
  const underDraft = await aComment({
    postId: await aPost({ state: "draft", publishedAt: null }),
  });
  const [root, reply] = await aBranch(await aPost());
  const press = { commentId: root, seenVersion: 1, action: "close-thread" } as const;
  await closeThread(press, await aModerator(), now);

  const outcomes = [];
  for (const place of [underDraft, root, reply]) {
    outcomes.push((await move(moved, String(place))).outcome);
  }

  expect(outcomes).toEqual(["nowhere", "nowhere", "nowhere"]);
});

test("nobody answers in a closed thread, at any depth, whatever the page said; opened, one may", async () => {
  const postId = await aPost();
  const [root, reply] = await aBranch(postId);
  const ana = await aModerator();
  const answer = () => submitComment(aForm(postId, { parent: String(reply) }), aVisitor(), now);

  const closed = await closeThread(
    { commentId: root, seenVersion: 1, action: "close-thread" },
    ana,
    now,
  );
  const refused = await answer();
  const shown = (await readThread({ id: postId, slug: "a-post" })).comments[0];
  if (closed.outcome !== "done") throw new Error(closed.outcome);
  await undoDecided(closed.decisionId, ana, now);

  expect(refused).toEqual({ outcome: "refused", because: "thread-closed" });
  expect(shown).toMatchObject({ isClosed: true, replies: [{ isClosed: true }] });
  expect((await answer()).outcome).toBe("accepted");
  for (const language of ["en", "ar"]) {
    expect(wordsIn(language).submission.refused["thread-closed"]).toBeTruthy();
  }
});

test("a thread is closed once, and a comment of its own is taken all the same", async () => {
  const postId = await aPost();
  const [root] = await aBranch(postId);
  const press = { commentId: root, action: "close-thread" } as const;
  const ana = await aModerator();
  await closeThread({ ...press, seenVersion: 1 }, ana, now);

  expect(await closeThread({ ...press, seenVersion: 1 }, ana, now)).toMatchObject({
    outcome: "stale",
  });
  expect(await closeThread({ ...press, seenVersion: 2 }, ana, now)).toEqual({ outcome: "same" });
  expect((await submitComment(aForm(postId), aVisitor(), now)).outcome).toBe("accepted");
});

/** A comment, a published answer to it, and one that was rejected. */
async function aBranch(postId: number): Promise<[number, number, number]> {
  const root = await aComment({ postId });
  const hidden = await aComment({ postId, parentId: root });
  const reply = await aComment({ postId, parentId: root });
  await decideOn(hidden, "reject", await aModerator(), now);
  return [root, reply, hidden];
}

async function move(commentId: number, typed: string): Promise<MoveOutcome> {
  const row = await reader.select().from(comments).where(eq(comments.id, commentId)).get();
  const seenVersion = row?.version ?? 0;
  return moveComment({ commentId, seenVersion, typed }, await aModerator(), now);
}

function idOf(outcome: MoveOutcome): number {
  if (outcome.outcome !== "moved") throw new Error(JSON.stringify(outcome));
  return outcome.decisionId;
}

async function countsOf(...postIds: number[]): Promise<number[]> {
  const counts = [];
  for (const id of postIds) counts.push((await readThread({ id, slug: "a-post" })).count);
  return counts;
}

async function placesOf(...ids: number[]): Promise<unknown[][]> {
  const places: unknown[][] = [];
  for (const id of ids) {
    const row = await reader.select().from(comments).where(eq(comments.id, id)).get();
    places.push([row?.postId, row?.parentId]);
  }
  return places;
}
