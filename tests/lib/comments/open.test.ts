import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { readCommentRules } from "#lib/comments/rules.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { findQueueWarning } from "#lib/moderation/queue-warning.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { commentsState } from "#lib/posts/post.ts";
import { storeCommentLimits } from "#lib/settings/comment-limits.ts";
import { storeRuleSettings } from "#lib/settings/rule-settings.ts";
import { pauseComments, readCommentPause, resumeComments } from "#lib/settings/comment-pause.ts";
import { aComment, aForm, aPost, aVisitor, reasonsOf } from "#tests/support/conversation.ts";
import { aModerator, anOwner } from "#tests/support/members.ts";

const dayMs = 24 * 60 * 60_000;

beforeEach(async () => {
  await write((tx) => tx.delete(comments));
  await storeCommentLimits({});
});

test("an owner's switch pauses every post at the commit, and lets go again", async () => {
  const postId = await aPost();
  const owner = await anOwner();
  const edition = await currentEdition();

  await pauseComments(" We are moving house. ", owner);
  const paused = await submitComment(aForm(postId), aVisitor());

  expect(paused).toEqual({ outcome: "refused", because: "paused" });
  expect(await reader.$count(comments, eq(comments.postId, postId))).toBe(0);
  expect(await readCommentRules()).toMatchObject({
    isPaused: true,
    pauseSentence: "We are moving house.",
  });
  expect(await currentEdition()).toBe(edition + 1);
  expect(await findQueueWarning(await aModerator())).toEqual({ kind: "paused-by-owner" });

  await resumeComments(owner);

  expect((await submitComment(aForm(postId), aVisitor())).outcome).toBe("accepted");
  expect(await currentEdition()).toBe(edition + 2);
});

test("a sentence for readers has its limit, and a refused one pauses nothing", async () => {
  const owner = await anOwner();

  const long = await pauseComments("x".repeat(301), owner);
  const unseen = await pauseComments("a\u0000b", owner);

  const message = "Sentence must be 300 characters or fewer. Yours has 301.";
  expect(long).toEqual({ outcome: "invalid", problems: [{ field: "sentence", message }] });
  expect(unseen.outcome).toBe("invalid");
  expect((await readCommentPause()).isPaused).toBe(false);
});

test("a long queue is warned of, and a full one pauses comments until fewer wait", async () => {
  const postId = await aPost();
  const moderator = await aModerator();
  await storeCommentLimits({ warnAtWaiting: 2, pauseAtWaiting: 3 });
  const first = await aComment({ postId, status: "pending" });
  expect(await findQueueWarning(moderator)).toBeUndefined();
  await aComment({ postId, status: "pending" });
  expect(await findQueueWarning(moderator)).toMatchObject({ kind: "long-queue", waiting: 2 });
  const edition = await currentEdition();

  const last = await submitComment(aForm(postId), aVisitor());
  const next = await submitComment(aForm(postId, { text: "One more." }), aVisitor());

  expect(last.outcome).toBe("accepted");
  expect(await currentEdition()).toBe(edition + 1);
  expect(next).toEqual({ outcome: "refused", because: "paused" });
  expect(await findQueueWarning(moderator)).toMatchObject({ kind: "paused-by-queue", waiting: 3 });
  await write((tx) => tx.delete(comments).where(eq(comments.id, first)));
  expect((await readCommentRules()).isPaused).toBe(false);
});

test("comments close by the age of a post, or sooner where its author says so", async () => {
  const now = new Date("2026-06-11T10:00:00Z");
  const tenDays = new Date(+now - 10 * dayMs);
  const young = await aPost({ publishedAt: new Date(+tenDays + 1) });
  const old = await aPost({ publishedAt: tenDays });
  await storeCommentLimits({ closeAfterDays: 10 });

  const onYoung = await submitComment(aForm(young), aVisitor(), now);
  const onOld = await submitComment(aForm(old), aVisitor(), now);

  expect(onYoung.outcome).toBe("accepted");
  expect(onOld).toEqual({ outcome: "refused", because: "closed" });
  const rules = { closeAfterDays: 10, isPaused: true };
  const post = { kind: "post", publishedAt: tenDays, commentsClosedAt: null } as const;
  expect(commentsState(post, rules, now)).toBe("closed");
  expect(commentsState({ ...post, publishedAt: now }, rules, now)).toBe("paused");
  const set = { ...post, publishedAt: now, commentsClosedAt: now };
  expect(commentsState(set, rules, now)).toBe("closed");
});

test("more under one address than its limit are held and not refused (F01)", async () => {
  const postId = await aPost();
  await storeRuleSettings({ perAddressPerDay: 2 });
  const send = (text: string) =>
    submitComment(aForm(postId, { text, email: "ana@example.org" }), aVisitor());

  await send("1");
  await send("2");
  const third = await send("3");

  if (third.outcome !== "accepted") throw new Error(JSON.stringify(third));
  const row = await reader
    .select({ status: comments.status })
    .from(comments)
    .where(eq(comments.id, third.commentId))
    .get();
  expect(row?.status).toBe("pending");
  expect(await reasonsOf(third.commentId)).toContain(
    "2 or more comments came under this e-mail address in the 24 hours before.",
  );
});
