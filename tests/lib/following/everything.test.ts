import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { commentDrafts, commentRevisions, comments } from "#db/schema/comments.ts";
import { jobs } from "#db/schema/jobs.ts";
import { addresses } from "#db/schema/mail.ts";
import { appeals, authorQuestions, commentNotes, decisions } from "#db/schema/moderation.ts";
import { exportComment } from "#lib/comments/export.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { readThread } from "#lib/comments/thread.ts";
import { askFromReceipt } from "#lib/following/ask-from-receipt.ts";
import { askForDataLink, findDataLink } from "#lib/following/data-link.ts";
import { exportEverything } from "#lib/following/everything.ts";
import { eraseEverything } from "#lib/following/erase-everything.ts";
import { verifyLog } from "#lib/moderation/log/verify.ts";
import { fillIndex } from "#lib/search/fill.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { holding } from "#tests/support/every-table.ts";
import { aFollower, dataTokenOf, decideOn, runJobs } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const start = new Date("2026-06-01T10:00:00Z");
const later = (minutes: number): Date => new Date(+start + minutes * 60_000);
const zoe = "zoe@example.org";

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(jobs);
    await tx.delete(addresses);
    await tx.delete(comments);
  });
});

test("after erasing everything no table, no index and no mail holds address, name or text", async () => {
  const postId = await aPost();
  const mo = await aModerator();
  const follow = ["decision", "thread"];
  const given = { follow, name: "Zoe Zwetschge", email: zoe };
  const first = await aFollower(postId, { ...given, text: "Zirkon, answered." }, start);
  const second = await aFollower(postId, { ...given, text: "Zirkon, declined." }, later(1));
  await runJobs(later(2));
  await decideOn(first, "approve", mo, later(3));
  await decideOn(second, "reject", mo, later(3));
  await write(async (tx) => {
    await tx
      .update(addresses)
      .set({ confirmedAt: start, lastError: `550 ${zoe}: Zwetschge` })
      .where(eq(addresses.email, zoe));
    await tx.insert(commentRevisions).values({
      commentId: first,
      state: "earlier",
      body: "Zirkon once.",
      bodyFormat: "markdown",
      createdAt: start,
    });
    await tx.update(decisions).set({ reason: "Zirkon is off topic." });
    await tx
      .insert(appeals)
      .values({ commentId: second, text: "Zirkon is not.", createdAt: start });
    await tx.insert(commentDrafts).values({
      ...{ postId, parent: "", name: "Zoe Zwetschge", email: " Zoe@example.org", site: "" },
      ...{ text: "Zirkon, begun.", follow: "", networkHash: "x" },
      ...{ createdAt: start, updatedAt: start, expiresAt: later(60) },
    });
  });
  await aFollower(
    postId,
    { ...given, email: "ben@example.org", name: "Ben", text: "Of Ben." },
    start,
  );
  await aComment({
    postId,
    parentId: first,
    email: "ben@example.org",
    name: "Ben",
    body: "Of Ben.",
  });
  await runJobs(later(10));
  await fillIndex();
  const personal = /zoe|zwetschge|zirkon/i;
  // The walk is worth something only if it sees all of it beforehand.
  const before = await holding(personal);
  expect(before).toEqual(
    expect.arrayContaining([
      "comments",
      "comment_texts",
      "comment_index_data",
      "appeals",
      "log_parts",
    ]),
  );
  expect(before.filter((place) => place.endsWith(".eml")).length).toBeGreaterThan(2);

  expect(await eraseEverything(await dataTokenOf(zoe, later(12)), later(11))).toEqual({
    outcome: "erased",
  });
  await runJobs(later(12));
  await fillIndex();

  expect(await holding(personal)).toEqual([]);
  expect((await verifyLog()).findings).toEqual([]);
  // What others wrote is where it was, under a line without a name.
  const { comments: shown } = await readThread({ id: postId, slug: "x" });
  expect(shown).toMatchObject([{ isWithdrawn: true, name: "", replies: [{ name: "Ben" }] }]);
  expect((await holding(/Of Ben/)).length).toBeGreaterThan(0);
});

test("the link of an erased address opens nothing, and erasing again changes nothing", async () => {
  await aFollower(await aPost(), { follow: ["thread"], email: zoe }, start);
  const token = await dataTokenOf(zoe, later(1));
  expect(await eraseEverything(token, start)).toEqual({ outcome: "erased" });

  expect(await eraseEverything(token, start)).toEqual({ outcome: "missing" });
  expect(await exportEverything(token, start)).toBeUndefined();
  expect(await findDataLink(token, start)).toBeUndefined();
  expect(await askForDataLink(token, start)).toEqual({ outcome: "missing" });
});

test("everything under an address is what was sent under it, by whomever, and nothing else", async () => {
  const postId = await aPost();
  const own = await aFollower(postId, { email: zoe, text: "Own." }, start);
  await aComment({ postId, email: zoe, status: "spam", body: "By a stranger." });
  await aComment({ postId, email: "ben@example.org", body: "Of Ben." });
  await askFromReceipt(receiptFor(own), start);
  await runJobs(start);

  const everything = await exportEverything(await dataTokenOf(zoe, later(1)), start);

  expect(everything).toMatchObject({
    email: zoe,
    mails: [{ sort: "question", sentAt: start }],
    comments: [
      { name: "Ben", text: "Own.", status: "pending" },
      // Spam is told to nobody.
      { text: "By a stranger.", status: "rejected" },
    ],
  });
});

test("what moderators wrote for themselves is in no download of a writer", async () => {
  const mo = await aModerator();
  const id = await aFollower(await aPost(), { follow: ["thread"], email: zoe }, start);
  const about = { commentId: id, createdAt: start };
  await write(async (tx) => {
    await tx.insert(commentNotes).values({ ...about, memberId: mo.id, text: "Known to rant." });
    await tx
      .insert(authorQuestions)
      .values({ ...about, askedBy: mo.id, question: "A rant, is it?", askedAt: start });
  });

  const everything = await exportEverything(await dataTokenOf(zoe, later(1)), start);

  expect(everything?.comments).toHaveLength(1);
  for (const taken of [everything, await exportComment(id)]) {
    expect(taken).toBeDefined();
    expect(JSON.stringify(taken)).not.toMatch(/rant|notes|questions/);
  }
});
