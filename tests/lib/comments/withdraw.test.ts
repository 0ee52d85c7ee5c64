import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { addresses } from "#db/schema/mail.ts";
import { decisions } from "#db/schema/moderation.ts";
import { findCommentAddress } from "#lib/comments/address.ts";
import { eraseComment, eraseOwnComment } from "#lib/comments/erase.ts";
import { exportComment } from "#lib/comments/export.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { readParent } from "#lib/comments/parent.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { readThread } from "#lib/comments/thread.ts";
import { returnComment, withdrawComment } from "#lib/comments/withdraw.ts";
import { decide } from "#lib/moderation/decide.ts";
import { countQueues } from "#lib/moderation/count-queues.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { fillIndex } from "#lib/search/fill.ts";
import { aComment, aPost, reasonsOf } from "#tests/support/conversation.ts";
import { aFollower, decideOn, runJobs } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const later = (minutes: number): Date => new Date(+now + minutes * 60_000);

test("a withdrawn comment is gone in a new edition, and what answers it stays", async () => {
  const postId = await aPost();
  const id = await aComment({ postId });
  const answer = await aComment({ postId, parentId: id });
  const before = await currentEdition();

  expect((await withdrawComment(receiptFor(id), now)).outcome).toBe("withdrawn");
  expect((await withdrawComment(receiptFor(id), later(1))).outcome).toBe("withdrawn");

  const thread = await readThread({ id: postId, slug: "a-post" });
  expect(thread.comments).toMatchObject([{ isWithdrawn: true, replies: [{ id: answer }] }]);
  expect(await findCommentAddress(id)).toBeUndefined();
  expect(await findCommentAddress(answer)).toBeDefined();
  expect(await currentEdition()).toBe(before + 1);
  expect((await findReceipt(receiptFor(id), now))?.standing).toEqual({
    state: "withdrawn",
    at: now,
  });
  const draft = { postId, parent: id } as Parameters<typeof readParent>[1];
  expect(await write((tx) => readParent(tx, draft))).toBe("removed");
});

test("a waiting comment that is withdrawn leaves the queue, and nobody decides about it", async () => {
  const ana = await aModerator();
  const id = await aComment({ postId: await aPost(), status: "pending" });
  const { waiting } = await countQueues(ana);

  await withdrawComment(receiptFor(id), now);

  expect((await countQueues(ana)).waiting).toBe(waiting - 1);
  for (const seenVersion of [1, 2]) {
    const answer = await decide({ commentId: id, seenVersion, action: "approve" }, ana, now);
    expect(answer).toEqual({ outcome: "withdrawn" });
  }
});

test("a withdrawal that is taken back waits for a moderator, and hides no answer meanwhile", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  const id = await aComment({ postId });
  await aComment({ postId, parentId: id });
  await withdrawComment(receiptFor(id), now);

  expect((await returnComment(receiptFor(id), later(1))).outcome).toBe("waiting");
  expect((await returnComment(receiptFor(id), later(2))).outcome).toBe("waiting");

  const under = { id: postId, slug: "a-post" };
  expect((await readThread(under)).comments).toMatchObject([{ isWithdrawn: true }]);
  expect(await rowOf(id)).toMatchObject({
    status: "pending",
    version: 3,
  });
  expect(await reasonsOf(id)).toEqual(["Its writer had withdrawn it."]);
  const before = await currentEdition();
  await decideOn(id, "approve", ana, later(3));
  expect((await readThread(under)).comments).toMatchObject([{ isWithdrawn: false }]);
  await decideOn(id, "reject", ana, later(4));
  expect((await readThread(under)).comments).toEqual([]);
  expect(await currentEdition()).toBe(before + 2);
});

test("a declined comment is not withdrawn, so that taking it back brings it before nobody", async () => {
  const id = await aComment({ postId: await aPost(), status: "rejected" });

  expect((await withdrawComment(receiptFor(id))).outcome).toBe("declined");
  expect((await returnComment(receiptFor(id))).outcome).toBe("not-withdrawn");
  expect((await withdrawComment(`${receiptFor(id)}x`)).outcome).toBe("missing");
});

test("erasing leaves no row, no address and nothing to search for", async () => {
  const ana = await aModerator();
  const post = await aPost();
  const given = { email: "gone@example.org", name: "Xaver", text: "Xanadu.", follow: ["decision"] };
  const id = await aFollower(post, given, now);
  await decideOn(id, "approve", ana, later(1));
  await runJobs(later(2));
  await fillIndex();
  await eraseOwnComment(receiptFor(id), later(10));

  expect(await rowOf(id)).toBeUndefined();
  expect(await findReceipt(receiptFor(id), later(10))).toBeUndefined();
  const indexed = await reader.all(
    "select rowid from comment_index where comment_index match 'xanadu'",
  );
  expect(indexed).toEqual([]);
  // Asked a moment ago whether it is its owner's: it is not asked again before a day has passed.
  await runJobs(later(11));
  expect(await addressRows("gone@example.org")).toBe(1);
  await runJobs(later(24 * 60 + 1));
  expect(await addressRows("gone@example.org")).toBe(0);
});

test("an address that something else stands under is kept, and so is a refusal", async () => {
  const postId = await aPost();
  const emails = { other: "other@example.org", refused: "refused@example.org" };
  await write((tx) =>
    tx.insert(addresses).values([
      { email: emails.other, createdAt: now },
      { email: emails.refused, createdAt: now, refusedAt: now },
    ]),
  );
  await aComment({ postId, email: emails.other });

  for (const email of Object.values(emails)) {
    const id = await aComment({ postId, email });
    await write((tx) => eraseComment(tx, id, now));
  }
  await runJobs(later(1));

  expect(await addressRows(emails.other)).toBe(1);
  expect(await addressRows(emails.refused)).toBe(1);
});

test("where others answered, erasing leaves a row without a word in it", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  const id = await aComment({ postId, status: "pending", name: "Xaver", body: "Xanadu." });
  await decideOn(id, "approve", ana, now);
  const answer = await aComment({ postId, parentId: id });
  await write((tx) =>
    tx.insert(commentRevisions).values({
      commentId: id,
      state: "earlier",
      body: "Xylophone.",
      bodyFormat: "text",
      createdAt: now,
    }),
  );

  await eraseOwnComment(receiptFor(id), later(1));

  const thread = await readThread({ id: postId, slug: "a-post" });
  expect(thread.comments).toMatchObject([{ isWithdrawn: true, replies: [{ id: answer }] }]);
  expect(await rowOf(id)).toMatchObject({ name: "", body: "", email: null, erasedAt: later(1) });
  const kept = await reader.select().from(decisions).where(eq(decisions.commentId, id));
  expect(kept).toMatchObject([{ action: "approve", seenBody: "" }]);
  const revisions = await reader
    .select()
    .from(commentRevisions)
    .where(eq(commentRevisions.commentId, id));
  expect(revisions).toEqual([]);
  expect(await findReceipt(receiptFor(id), later(1))).toBeUndefined();
});

test("an export says who decided only by what they are here, and calls spam declined", async () => {
  const ana = await aModerator("Ana Secret");
  const id = await aComment({ postId: await aPost(), status: "pending", body: "Xanadu." });
  await decideOn(id, "spam", ana, now);

  const exported = await exportComment(id);

  expect(exported).toMatchObject({
    text: "Xanadu.",
    email: "ben@example.org",
    status: "rejected",
    decisions: [{ action: "reject", by: "moderator", decidedAt: now }],
  });
  expect(JSON.stringify(exported)).not.toMatch(/Ana Secret|spam/);
});

async function rowOf(id: number) {
  return reader.select().from(comments).where(eq(comments.id, id)).get();
}

async function addressRows(email: string): Promise<number> {
  return reader.$count(addresses, eq(addresses.email, email));
}
