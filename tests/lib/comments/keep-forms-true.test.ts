import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { keepFormsTrue } from "#lib/comments/keep-forms-true.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { storeCommentLimits } from "#lib/settings/comment-limits.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";

test("pages are printed anew at the moment at which a post reaches its last day, and then no more", async () => {
  const closes = new Date("2026-06-11T10:00:00Z");
  await aPost({ publishedAt: new Date("2026-06-01T10:00:00Z") });
  await storeCommentLimits({ closeAfterDays: 10 });
  const { go } = keepFormsTrue();
  const edition = await currentEdition();

  await go(new Date(+closes - 2));
  await go(new Date(+closes - 1));
  expect(await currentEdition()).toBe(edition);
  await go(closes);
  expect(await currentEdition()).toBe(edition + 1);
  await go(new Date(+closes + 5_000));

  expect(await currentEdition()).toBe(edition + 1);
});

test("pages are printed anew when a full queue becomes shorter, however it does", async () => {
  const waiting = await aComment({ postId: await aPost(), status: "pending" });
  await aComment({ postId: await aPost(), status: "pending" });
  await storeCommentLimits({ warnAtWaiting: 1, pauseAtWaiting: 2 });
  const { go } = keepFormsTrue();
  await go(new Date());
  const edition = await currentEdition();

  await write((tx) => tx.delete(comments).where(eq(comments.id, waiting)));
  await go(new Date());

  expect(await currentEdition()).toBe(edition + 1);
});
