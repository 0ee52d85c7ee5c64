import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { jobs } from "#db/schema/jobs.ts";
import { addresses } from "#db/schema/mail.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { answerMail, stopByMail } from "#lib/following/answer.ts";
import { askForDataLink, findDataLink } from "#lib/following/data-link.ts";
import { eraseEverything } from "#lib/following/erase-everything.ts";
import { exportEverything } from "#lib/following/everything.ts";
import { findMailStanding } from "#lib/following/read-follows.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";
import { aConfirmedAddress, dataTokenOf, runJobs, tokenOf } from "#tests/support/mailing.ts";

const start = new Date("2026-06-01T10:00:00Z");
const later = (minutes: number): Date => new Date(+start + minutes * 60_000);
const dayMinutes = 24 * 60;
const zoe = "zoe@example.org";

let server: MailServer;
let postId: number;

beforeAll(async () => {
  server = await aMailServer();
  process.env.SMTP_URL = server.url;
  postId = await aPost();
});
afterAll(() => server.close());

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(jobs);
    await tx.delete(addresses);
    await tx.delete(comments);
  });
  server.received.length = 0;
  await aConfirmedAddress(zoe, start);
  await aConfirmedAddress("ben@example.org", start);
  await aComment({ postId, email: zoe, body: "Of Zoe." });
  await aComment({ postId, email: "ben@example.org", body: "Of Ben." });
});

test("the link goes to the address alone, and opens what is kept under it for 24 hours", async () => {
  expect(await askForDataLink(await tokenOf(zoe), start)).toEqual({ outcome: "asked" });
  // However long the mail waited.
  await runJobs(later(30));

  const token = mailedToken();
  expect(server.received.map(({ recipients }) => recipients)).toEqual([[zoe]]);
  expect(server.received[0]?.parsed.subject).toBe("Everything under your address: Byline");
  const last = new Date(+later(30 + dayMinutes) - 1);
  expect(await findDataLink(token, last)).toEqual({ state: "open", email: zoe });
  expect(await exportEverything(token, last)).toMatchObject({
    email: zoe,
    comments: [{ text: "Of Zoe." }],
  });
  expect(await eraseEverything(token, last)).toEqual({ outcome: "erased" });
  expect(await bodies()).toEqual(["Of Ben."]);
});

test("the link at the foot of every mail exports nothing and erases nothing", async () => {
  for (const followId of [0, 1, +later(dayMinutes)]) {
    await expectRefused(await tokenOf(zoe, followId), start);
    expect(await findDataLink(await tokenOf(zoe, followId), start)).toBeUndefined();
  }
});

test("a link that has ended exports nothing and erases nothing, and says so", async () => {
  const token = await dataTokenOf(zoe, later(dayMinutes));

  for (const minutes of [dayMinutes, 2 * dayMinutes]) {
    await expectRefused(token, later(minutes));
    expect(await findDataLink(token, later(minutes))).toEqual({ state: "ended", email: zoe });
  }
});

test("of two who erase at once, the second finds nothing any more", async () => {
  const token = await dataTokenOf(zoe, later(1));

  const both = await Promise.all([eraseEverything(token, start), eraseEverything(token, start)]);

  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["erased", "missing"]);
  expect(await bodies()).toEqual(["Of Ben."]);
});

test("a link is worth nothing for another address, or with a later end", async () => {
  const token = await dataTokenOf(zoe, later(1));
  const bens = await dataTokenOf("ben@example.org", later(1));
  const [bensId = ""] = bens.split("-");
  const wrong = [
    token.replace(/^\d+/, bensId),
    token.replace(/-\d+-/, `-${+later(9)}-`),
    token.slice(0, -1),
    receiptFor(1),
    "1-0-x",
    "",
  ];

  for (const one of wrong) await expectRefused(one, start);
  expect((await exportEverything(bens, start))?.comments.map(({ text }) => text)).toEqual([
    "Of Ben.",
  ]);
  await eraseEverything(bens, start);
  expect(await bodies()).toEqual(["Of Zoe."]);
});

test("a link to what is kept ends no mail and answers no question", async () => {
  const token = await dataTokenOf(zoe, later(1));

  expect(await answerMail(token, { say: "never" }, start)).toBe(false);
  expect(await stopByMail(token, start)).toBe(false);
  expect(await findMailStanding(token, start)).toBeUndefined();
});

test("it is mailed once in ten minutes, and whoever asks is told the same", async () => {
  const foot = await tokenOf(zoe);
  const ended = await dataTokenOf(zoe, later(-1));

  for (const [minutes, token] of [
    [0, foot],
    [1, ended],
    [9, foot],
  ] as const) {
    expect(await askForDataLink(token, later(minutes))).toEqual({ outcome: "asked" });
    await runJobs(later(minutes));
  }
  expect(server.received).toHaveLength(1);

  await askForDataLink(ended, later(10));
  await runJobs(later(10));
  expect(server.received).toHaveLength(2);
});

test("pressed twice at once it is mailed once", async () => {
  const foot = await tokenOf(zoe);
  await Promise.all([askForDataLink(foot, start), askForDataLink(foot, start)]);
  await runJobs(start);

  expect(server.received).toHaveLength(1);
});

test("an address that wants no mail gets the link its owner asks for, one that came back does not", async () => {
  await write((tx) =>
    tx.update(addresses).set({ refusedAt: start }).where(eq(addresses.email, zoe)),
  );
  await askForDataLink(await tokenOf(zoe), start);
  await runJobs(start);
  expect(server.received).toHaveLength(1);

  await write((tx) =>
    tx.update(addresses).set({ pausedAt: start }).where(eq(addresses.email, zoe)),
  );
  expect(await askForDataLink(await tokenOf(zoe), later(60))).toEqual({ outcome: "asked" });
  await runJobs(later(60));
  expect(server.received).toHaveLength(1);
});

test("nobody who has no mail of ours asks for a link", async () => {
  for (const wrong of [`${await tokenOf(zoe)}x`, receiptFor(1), ""]) {
    expect(await askForDataLink(wrong, start)).toEqual({ outcome: "missing" });
  }
});

async function expectRefused(token: string, now: Date): Promise<void> {
  expect(await exportEverything(token, now)).toBeUndefined();
  expect(await eraseEverything(token, now)).toEqual({ outcome: "missing" });
  expect(await bodies()).toEqual(["Of Ben.", "Of Zoe."]);
}

async function bodies(): Promise<string[]> {
  const rows = await reader.select({ body: comments.body }).from(comments);
  return rows.map(({ body }) => body).sort();
}

function mailedToken(): string {
  const text = server.received[0]?.parsed.text ?? "";
  return /\/mail\/([\w-]+)$/m.exec(text)?.[1] ?? "";
}
