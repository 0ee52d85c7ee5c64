import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { blocks, comments, trusts } from "#db/schema/comments.ts";
import { logEntries } from "#db/schema/log.ts";
import { appeals } from "#db/schema/moderation.ts";
import { markOfAddress } from "#lib/comments/find-block.ts";
import { writerProven } from "#lib/comments/proven.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { editOwnComment } from "#lib/comments/edit.ts";
import { eraseOwnComment } from "#lib/comments/erase.ts";
import { answerMail } from "#lib/following/answer.ts";
import { askFromReceipt } from "#lib/following/ask-from-receipt.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { ensureAddress } from "#lib/mail/address.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { grantTrust } from "#lib/moderation/trust/grant.ts";
import { listTrusts } from "#lib/moderation/trust/list.ts";
import { revokeTrust } from "#lib/moderation/trust/revoke.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { storeRuleSettings } from "#lib/settings/rule-settings.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aFollower, decideOn, runJobs, tokenOf } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const start = new Date("2026-06-01T12:00:00Z");
const later = (minutes: number) => new Date(+start + minutes * 60_000);

let ana: Moderator;
let postId: number;
let ben: string;

beforeEach(async () => {
  await storeRuleSettings({ trustAfter: 2 });
  ana = await aModerator("Ana");
  postId = await aPost();
  ben = `ben-${randomUUID()}@example.org`;
});

test("after enough approvals under a confirmed address, the next is public once it is confirmed too", async () => {
  await approvedAndConfirmed(2);
  const third = await sent("Third.", later(10));
  await runJobs(later(11));
  const before = await statusOf(third);
  const edition = await currentEdition();

  await wrote(third, later(12));

  expect(before).toBe("pending");
  expect(await statusOf(third)).toBe("approved");
  expect(await currentEdition()).toBe(edition + 1);
  expect(await loggedOn(third)).toMatchObject([
    { kind: "trust", memberId: null, detail: "After 2 approvals under a confirmed address" },
    { kind: "approve", memberId: null, toStatus: "approved", detail: "By trust, after approvals" },
  ]);
});

test("a comment whose writer appeals is for somebody to answer, and not published by trust", async () => {
  await approvedAndConfirmed(2);
  const next = await sent("Next.", later(10));
  await write((tx) =>
    tx.insert(appeals).values({ commentId: next, text: "Why?", createdAt: later(10) }),
  );

  await wrote(next, later(11));

  expect(await statusOf(next)).toBe("pending");
});

test("one approval too few, or approvals that nobody confirmed, publish nothing", async () => {
  await approvedAndConfirmed(1);
  await decideOn(await sent("Not confirmed.", later(5)), "approve", ana, later(6));

  const next = await sent("Next.", later(10));
  await wrote(next, later(11));

  expect(await statusOf(next)).toBe("pending");
});

test("what was published by trust, or brought in from elsewhere, is no approval", async () => {
  await approvedAndConfirmed(1);
  await aComment({ postId, email: ben, addressConfirmedAt: start });

  const next = await sent("Next.", later(10));
  await wrote(next, later(11));

  expect(await statusOf(next)).toBe("pending");
});

test("the same name and address from a fresh browser wait, and so does all that is not confirmed", async () => {
  await approvedAndConfirmed(2);

  const typed = await sent("By somebody who knows name and address.", later(10));
  await runJobs(later(60));

  expect(await statusOf(typed)).toBe("pending");
});

test("whoever has the private page of an old comment publishes nothing with it", async () => {
  const [old = 0] = await approvedAndConfirmed(2);
  const next = await sent("By a thief.", later(10));

  for (const id of [old, next]) {
    expect((await askFromReceipt(receiptFor(id), later(11))).outcome).toBe("asked");
  }
  const edit = { receipt: receiptFor(old), typed: "Changed.", seenVersion: 2, wasPublished: true };
  await editOwnComment(edit, later(12));
  await runJobs(later(13));

  expect(await statusOf(next)).toBe("pending");
  expect((await rowOf(old))?.body).not.toBe("Changed.");
});

test("a site of one's own shows nothing about somebody else's address", async () => {
  await approvedAndConfirmed(2);
  const own = { site: "https://eve.example/", siteConfirmedAt: start };
  const typed = await aComment({ postId, email: ben, ...own, status: "pending" });

  await proven(typed);

  expect(await statusOf(typed)).toBe("pending");
});

test("a text that was changed after its owner confirmed it waits", async () => {
  await approvedAndConfirmed(2);
  const next = await sent("Shown to the owner.", later(10));

  await answerMail(await tokenOf(ben), { say: "wrote", commentId: next }, later(11));
  const edit = { receipt: receiptFor(next), seenVersion: 1, wasPublished: false };
  await editOwnComment({ ...edit, typed: "Put in its place." }, later(11));
  await runJobs(later(12));

  expect(await statusOf(next)).toBe("pending");
});

test("nor is it published by a proof that comes after the change and is somebody else's", async () => {
  await approvedAndConfirmed(2);
  const next = await sent("Shown to the owner.", later(10));
  await answerMail(await tokenOf(ben), { say: "wrote", commentId: next }, later(11));
  const edit = { receipt: receiptFor(next), seenVersion: 1, wasPublished: false };
  await editOwnComment({ ...edit, typed: "Put in its place." }, later(11));

  // As when a site was found to point back.
  await proven(next);
  const before = await rowOf(next);
  await wrote(next, later(13));

  expect(before).toMatchObject({ status: "pending", addressConfirmedAt: null, version: 2 });
  expect(await statusOf(next)).toBe("approved");
});

test.each([
  ["21 links", { text: "https://a.example ".repeat(21) }, {}],
  ["a listed word", { text: "The best casino." }, { words: ["casino"] }],
])("trust overrides no other rule: %s", async (_, given, rules) => {
  await approvedAndConfirmed(2);
  await storeRuleSettings({ trustAfter: 2, ...rules });

  const next = await sent(given.text, later(10));
  await wrote(next, later(11));

  expect(await statusOf(next)).toBe("pending");
});

test("trust overrides no block, also one that was made since the comment came", async () => {
  await approvedAndConfirmed(2);
  const next = await sent("Next.", later(10));
  const by = { createdAt: later(11), createdBy: ana.id, reason: "Threats." };
  await write((tx) =>
    tx.insert(blocks).values({ kind: "writer", mark: markOfAddress(ben), ...by }),
  );

  await wrote(next, later(12));

  expect(await statusOf(next)).toBe("pending");
});

test("what is revoked stays revoked, however many approvals there are", async () => {
  await approvedAndConfirmed(2);
  await wrote(await sent("Third.", later(10)), later(11));
  const trust = await trustOf(ben);
  const listed = await listedFor(ben);

  expect(listed).toMatchObject({ grantedBy: null, approvalCount: 2, revoked: undefined });
  expect(listed?.approvals).toMatchObject([{ by: "Ana" }, { by: "Ana" }]);
  expect(await revoke(trust?.id, " ")).toMatchObject({ outcome: "invalid" });
  expect(await revoke(trust?.id, "Insulted Cleo.")).toEqual({ outcome: "revoked" });
  expect(await revoke(trust?.id, "Again.")).toEqual({ outcome: "missing" });
  const next = await sent("Fourth.", later(20));
  await wrote(next, later(21));

  expect(await statusOf(next)).toBe("pending");
  expect((await listedFor(ben))?.revoked).toMatchObject({ by: "Ana", reason: "Insulted Cleo." });
  const logged = await reader.select().from(logEntries).where(eq(logEntries.kind, "distrust"));
  expect(logged.at(-1)).toMatchObject({ memberId: ana.id });
});

test("what is revoked stays revoked when the comment that it was given for is erased", async () => {
  await approvedAndConfirmed(3);
  const fourth = await sent("Fourth.", later(10));
  await wrote(fourth, later(11));
  await revoke((await trustOf(ben))?.id, "Insulted Cleo.");

  expect((await eraseOwnComment(receiptFor(fourth), later(20))).outcome).toBe("erased");
  const next = await sent("Fifth.", later(21));
  await wrote(next, later(22));

  expect(await statusOf(next)).toBe("pending");
  expect(await trustOf(ben)).toMatchObject({ commentId: null, revokedReason: null });
  expect((await listedFor(ben))?.revoked).toMatchObject({ by: "Ana", reason: "" });
});

test("so it is with a site, whose name is kept for that alone", async () => {
  const site = `https://${randomUUID()}.example/`;
  const given = { commentId: await aComment({ postId, site }), site, grantedAt: start };
  const revoked = { revokedAt: later(1), revokedBy: ana.id, revokedReason: "Insulted Cleo." };
  await write((tx) => tx.insert(trusts).values([{ ...given, ...revoked }, given]));

  await eraseOwnComment(receiptFor(given.commentId), later(2));

  const rows = await reader.select().from(trusts).where(eq(trusts.site, site));
  expect(rows).toMatchObject([{ commentId: null, revokedAt: later(1), revokedReason: null }]);
});

test("a moderator's word makes up for all approvals but one, and needs that one confirmed", async () => {
  const first = await sent("First.", start);
  await decideOn(first, "approve", ana, later(1));
  expect(await grantTrust(first, ana, later(1))).toEqual({ outcome: "granted" });
  const second = await sent("Second.", later(5));
  await wrote(second, later(6));
  const before = await statusOf(second);

  await wrote(first, later(7));
  const third = await sent("Third.", later(10));
  await wrote(third, later(11));

  expect(before).toBe("pending");
  expect(await statusOf(third)).toBe("approved");
  expect((await loggedOn(third)).at(-1)).toMatchObject({
    memberId: null,
    detail: `By trust that member ${ana.id} granted`,
  });
});

test("trust granted at a comment that its owner disowns is gone; disowning another takes nothing", async () => {
  await approvedAndConfirmed(1);
  const foreign = await sent("By Eve as Ben.", later(5));
  const other = await sent("By Eve as Ben again.", later(6));
  await grantTrust(foreign, ana, later(6));

  await notMine(other, later(7));
  const kept = await trustOf(ben);
  await notMine(foreign, later(8));
  const next = await sent("Next.", later(10));
  await wrote(next, later(11));

  expect(kept?.revokedAt).toBeNull();
  expect((await trustOf(ben))?.revokedReason).toContain("did not write");
  expect(await statusOf(next)).toBe("pending");
});

test("a confirmed site counts as an address does, and only that very site", async () => {
  const site = `https://${randomUUID()}.example/ben`;
  const confirmed = { site, siteConfirmedAt: start, statusBy: ana.id, email: null };
  for (const body of ["One.", "Two."]) await aComment({ postId, body, ...confirmed });
  const own = await aComment({ postId, ...confirmed, status: "pending", statusBy: null });
  const neighbour = { site: site.replace("/ben", "/eve"), siteConfirmedAt: start, email: null };
  const other = await aComment({ postId, ...neighbour, status: "pending" });

  await proven(own, other);

  expect(await statusOf(own)).toBe("approved");
  expect(await statusOf(other)).toBe("pending");
});

test("nobody is trusted unless the owner says so, nor after it is switched off", async () => {
  await approvedAndConfirmed(2);
  await storeRuleSettings({});
  const next = await sent("Next.", later(10));

  await wrote(next, later(11));

  expect(await grantTrust(next, ana, later(12))).toEqual({ outcome: "off" });
  expect(await statusOf(next)).toBe("pending");
});

async function approvedAndConfirmed(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = await sent(`Comment ${n}.`, later(n));
    await decideOn(id, "approve", ana, later(n));
    await wrote(id, later(n));
    ids.push(id);
  }
  return ids;
}

function sent(text: string, now: Date): Promise<number> {
  return aFollower(postId, { email: ben, text }, now);
}

/** The owner of the address says on the page that the mail leads to that they wrote it. */
async function wrote(commentId: number, now: Date): Promise<void> {
  await write((tx) => ensureAddress(tx, ben, now));
  await answerMail(await tokenOf(ben), { say: "wrote", commentId }, now);
  await runJobs(now);
}

async function notMine(commentId: number, now: Date): Promise<void> {
  await answerMail(await tokenOf(ben), { say: "not-mine", commentId }, now);
  await runJobs(now);
}

async function proven(...ids: number[]): Promise<void> {
  for (const commentId of ids) {
    const version = (await rowOf(commentId))?.version ?? 0;
    await write((tx) => enqueue(tx, writerProven, { commentId, version }, { now: start }));
  }
  await runJobs(start);
}

function revoke(trustId = 0, reason: string) {
  return revokeTrust({ trustId, reason }, ana, later(15));
}

async function listedFor(email: string) {
  return (await listTrusts(ana)).find(({ who }) => who === email);
}

async function trustOf(email: string) {
  const { id } = await write((tx) => ensureAddress(tx, email, start));
  return reader.select().from(trusts).where(eq(trusts.addressId, id)).get();
}

async function rowOf(id: number) {
  return reader.select().from(comments).where(eq(comments.id, id)).get();
}

async function statusOf(id: number) {
  return (await rowOf(id))?.status;
}

async function loggedOn(id: number) {
  const rows = await reader.select().from(logEntries).where(eq(logEntries.commentId, id));
  return rows.filter(({ kind }) => kind === "trust" || kind === "approve");
}
