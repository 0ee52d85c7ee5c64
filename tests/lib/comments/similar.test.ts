import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { blocks, commentRevisions, comments } from "#db/schema/comments.ts";
import { markOfAddress } from "#lib/comments/find-block.ts";
import { addHold, readHolds } from "#lib/comments/holds.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { submitComment, type Submission } from "#lib/comments/submit.ts";
import type { Visitor } from "#lib/identity/visitor.ts";
import { aComment, aForm, aPost, aVisitor } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";

const text =
  "I have worked with lime for thirty years, and slow is not the word that I would use for it.";
const nearly = `${text}  Patient is closer.`;

test("nearly the same by the same writer is asked about, and nothing is stored", async () => {
  const { postId, visitor, earlierId, sentAt } = await aSentComment();

  const later = new Date(+sentAt + 40_000);
  const answer = await submitComment(aForm(postId, { text: nearly }), visitor, later);

  expect(answer).toEqual({
    outcome: "similar",
    earlier: { id: earlierId, createdAt: sentAt, isWaiting: true },
  });
  expect(await textsOn(postId)).toEqual([text]);
});

test("replaced, the earlier one has the new text and keeps the one it had", async () => {
  const { postId, visitor, earlierId } = await aSentComment();
  const answers = { similar: "replace", earlier: receiptFor(earlierId) };
  const form = () => aForm(postId, { text: nearly, name: "Ben A.", ...answers });

  const first = await submitComment(form(), visitor);
  const again = await submitComment(form(), visitor);

  expect([first, again]).toEqual([accepted(earlierId), accepted(earlierId)]);
  expect(await textsOn(postId)).toEqual([nearly]);
  expect(await stored(earlierId)).toMatchObject({ name: "Ben A.", version: 2, status: "pending" });
  const kept = await reader
    .select({ body: commentRevisions.body, state: commentRevisions.state })
    .from(commentRevisions)
    .where(eq(commentRevisions.commentId, earlierId));
  expect(kept).toEqual([{ body: text, state: "earlier" }]);
});

test("what was confirmed of the earlier one is not said of what replaces it", async () => {
  const { postId, visitor, earlierId, sentAt } = await aSentComment({
    site: "https://ben.example/",
  });
  const confirmed = {
    siteConfirmedAt: sentAt,
    siteCheck: "confirmed",
    siteCheckedAt: sentAt,
  } as const;
  const set = { ...confirmed, addressConfirmedAt: sentAt };
  await write((tx) => tx.update(comments).set(set).where(eq(comments.id, earlierId)));
  const answers = { similar: "replace", earlier: receiptFor(earlierId) };
  const replaceBy = async (given: Record<string, string>) => {
    const form = aForm(postId, { site: "https://ben.example/", ...answers, ...given });
    expect(await submitComment(form, visitor)).toEqual(accepted(earlierId));
    return stored(earlierId);
  };

  expect(await replaceBy({ text: nearly })).toMatchObject({
    ...confirmed,
    addressConfirmedAt: null,
  });
  const elsewhere = { site: "https://zoe.example/", text: `${nearly} So I hear.` };
  expect(await replaceBy(elsewhere)).toMatchObject({
    ...{ site: "https://zoe.example/", addressConfirmedAt: null },
    ...{ siteConfirmedAt: null, siteCheck: null, siteCheckedAt: null },
  });
});

test("replaced, it is still held by what happened to it, and by a block of its own address", async () => {
  const ana = await aModerator();
  const email = `${randomUUID()}@example.org`;
  const { postId, visitor, earlierId, sentAt } = await aSentComment({ email });
  const happened = [
    { rule: "disowned", sentence: "Not written by the owner of the address." },
    { rule: "withdrawn", sentence: "Its writer had withdrawn it." },
    { rule: "edited", sentence: "It was changed while it was read." },
    { rule: "earlier", sentence: "Held by another system." },
  ] as const;
  await write(async (tx) => {
    await addHold(tx, earlierId, { rule: "many-links", sentence: "It had links." });
    for (const hold of happened) await addHold(tx, earlierId, hold);
    const block = { kind: "writer", mark: markOfAddress(email), reason: "Threats." } as const;
    await tx.insert(blocks).values({ ...block, createdAt: sentAt, createdBy: ana.id });
  });

  const answers = { similar: "replace", earlier: receiptFor(earlierId) };
  const form = aForm(postId, { text: nearly, email: `${randomUUID()}@example.org`, ...answers });
  expect(await submitComment(form, visitor)).toEqual(accepted(earlierId));

  expect((await stored(earlierId))?.email).toBe(email);
  const held = await readHolds(reader, earlierId);
  expect(held).toEqual(expect.arrayContaining([...happened]));
  expect(held.map(({ rule }) => rule).slice(happened.length)).toEqual([
    "blocked",
    "first-time",
    "not-yet-read",
  ]);
});

test("kept both, the second is a comment of its own", async () => {
  const { postId, visitor } = await aSentComment();

  await submitComment(aForm(postId, { text: nearly, similar: "both" }), visitor);

  expect(await textsOn(postId)).toEqual([text, nearly]);
});

test("what was decided on since is not replaced", async () => {
  const { postId, visitor } = await aSentComment();
  const approvedId = await aComment({ postId, body: text });
  const answers = { similar: "replace", earlier: receiptFor(approvedId) };

  const answer = await submitComment(aForm(postId, { text: nearly, ...answers }), visitor);

  expect(answer).toMatchObject({ outcome: "similar", earlier: { isWaiting: false } });
  expect((await stored(approvedId))?.body).toBe(text);
});

test("a receipt that is not ours, or of another post, replaces nothing", async () => {
  const { postId, visitor } = await aSentComment();
  const other = await aSentComment();
  const guessed = `${receiptFor(other.earlierId).split("-")[0]}-guessed`;

  for (const earlier of [guessed, receiptFor(other.earlierId), "", "1"]) {
    const answers = { similar: "replace", earlier };
    await submitComment(aForm(postId, { text: `${nearly} ${earlier}`, ...answers }), visitor);
  }

  expect((await stored(other.earlierId))?.body).toBe(text);
});

test("whoever only knows an address is not told that anything was sent under it", async () => {
  const { postId } = await aSentComment();

  const answer = await submitComment(aForm(postId, { text: nearly }), aVisitor());

  expect(answer.outcome).toBe("accepted");
});

test("two writers are never paired, nor two posts, nor two days", async () => {
  const { postId, visitor, sentAt } = await aSentComment();
  const nextDay = new Date(+sentAt + 24 * 60 * 60_000 + 1);

  const byAnother = aForm(postId, { text: nearly, email: "cleo@example.org" });
  const elsewhere = aForm(await aPost(), { text: nearly });
  const answers = [
    await submitComment(byAnother, visitor),
    await submitComment(elsewhere, visitor),
    await submitComment(aForm(postId, { text: nearly }), visitor, nextDay),
  ];

  expect(answers.map(({ outcome }) => outcome)).toEqual(["accepted", "accepted", "accepted"]);
});

test("the same form is known again on another network", async () => {
  const { postId } = await aSentComment({ formKey: "k".repeat(36) });

  const form = aForm(postId, { text: nearly, formKey: "k".repeat(36) });
  const answer = await submitComment(form, aVisitor());

  expect(answer.outcome).toBe("similar");
});

test("sent word for word, it has the confirmation that it had (C07)", async () => {
  const { postId, visitor, earlierId } = await aSentComment();

  expect(await submitComment(aForm(postId, { text }), visitor)).toEqual(accepted(earlierId));
});

async function aSentComment(
  given: Record<string, string> = {},
): Promise<{ postId: number; visitor: Visitor; earlierId: number; sentAt: Date }> {
  const postId = await aPost();
  const visitor = aVisitor();
  const sentAt = new Date();
  const sent = await submitComment(aForm(postId, { text, ...given }), visitor, sentAt);
  if (sent.outcome !== "accepted") throw new Error(`The comment was ${sent.outcome}.`);
  return { postId, visitor, earlierId: sent.commentId, sentAt };
}

function accepted(commentId: number): Submission {
  return { outcome: "accepted", commentId };
}

async function stored(id: number): Promise<typeof comments.$inferSelect | undefined> {
  return reader.select().from(comments).where(eq(comments.id, id)).get();
}

async function textsOn(postId: number): Promise<string[]> {
  const rows = await reader
    .select({ body: comments.body })
    .from(comments)
    .where(eq(comments.postId, postId))
    .orderBy(comments.id);
  return rows.map(({ body }) => body);
}
