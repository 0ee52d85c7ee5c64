import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { simpleParser } from "mailparser";
import { beforeEach, expect, test } from "vitest";
import { dataFolder } from "#db/address.ts";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { jobs } from "#db/schema/jobs.ts";
import { logEntries } from "#db/schema/log.ts";
import { appealOwnComment } from "#lib/comments/appeal.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { saveNoticeChoice } from "#lib/identity/notice-choice.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { findCase } from "#lib/moderation/case.ts";
import { decide } from "#lib/moderation/decide.ts";
import { verifyLog } from "#lib/moderation/log/verify.ts";
import { remindOfAppeals } from "#lib/moderation/remind-of-appeals.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { decideOn, runJobs } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const start = new Date("2026-06-01T14:00:00Z");
const days = (count: number): Date => new Date(+start + count * 24 * 60 * 60_000);

let read = new Set<string>();

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(comments);
    await tx.delete(jobs);
    await tx.update(members).set({ disabledAt: start });
  });
});

test("an appeal has a day by which it is due, which writer and desk are told", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await anAppeal(ana);

  expect(await findReceipt(receiptFor(id), days(1))).toMatchObject({ appeal: { dueAt: days(7) } });
  expect(await findCase(id, bo, days(1))).toMatchObject({ appeal: { dueAt: days(7) } });
});

test("who may answer it is reminded a day before and when it is overdue, once of each", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  await anAppeal(ana);

  expect(await remindedOn(days(5.9))).toEqual([]);
  const due = "An appeal is to be answered by June 8, 2026: A post";
  expect(await remindedOn(days(6))).toEqual([[bo.email, due]]);
  expect(await remindedOn(days(6.5))).toEqual([]);
  expect(await remindedOn(days(7))).toEqual([[bo.email, "An appeal is overdue: A post"]]);
  expect(await remindedOn(days(30))).toEqual([]);
});

test("who moderates alone is reminded of an appeal against their own decision", async () => {
  const ana = await aModerator("Ana");
  await anAppeal(ana);

  expect(await remindedOn(days(6))).toMatchObject([
    [ana.email, expect.stringMatching(/^An appeal/)],
  ]);
});

test("an appeal that nobody looked after in time is told as overdue, and not as due as well", async () => {
  const [ana] = [await aModerator("Ana"), await aModerator("Bo")];
  await anAppeal(ana);

  expect(await remindedOn(days(9))).toMatchObject([
    [expect.anything(), "An appeal is overdue: A post"],
  ]);
  expect(await remindedOn(days(9.1))).toEqual([]);
});

test("nobody is reminded who chose no mail, or of what is answered", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  await saveNoticeChoice("never", bo, start);
  await anAppeal(ana);
  expect(await remindedOn(days(6))).toEqual([]);

  await saveNoticeChoice("at-once", bo, start);
  const answered = await anAppeal(ana);
  await decideOn(answered, "approve", bo, days(1));
  expect(await remindedOn(days(7))).toMatchObject([[bo.email, "An appeal is overdue: A post"]]);
});

test("between the reminder and its mail the right may go, and then nothing is sent", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  await anAppeal(ana);
  await remindOfAppeals.go(days(6));
  await disable(bo, days(6));

  await runJobs(days(6));

  expect(await newReminders()).toEqual([]);
});

test("the second moderator is shut out meanwhile, so the first answers after a day", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await anAppeal(ana);
  const press = { commentId: id, seenVersion: 3, action: "approve" } as const;
  expect(await decide(press, ana, days(2))).toEqual({ outcome: "own-appeal", from: null });

  await disable(bo, days(2));

  expect((await decide(press, ana, days(2))).outcome).toBe("decided");
  expect((await findReceipt(receiptFor(id), days(2)))?.appeal).toMatchObject({ isOpen: false });
});

test("the answer to an appeal is a row of the log, below that of the decision", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await anAppeal(ana);
  await decideOn(id, "approve", bo, days(1));

  const rows = await reader.select().from(logEntries).where(eq(logEntries.commentId, id));

  expect(rows).toMatchObject([
    { kind: "reject" },
    { kind: "approve" },
    { kind: "appeal", memberId: bo.id, toStatus: "approved", about: rows[1]?.sequence },
  ]);
  expect((await verifyLog()).findings).toEqual([]);
});

async function anAppeal(by: Moderator): Promise<number> {
  const id = await aComment({ postId: await aPost(), status: "pending" });
  await decideOn(id, "reject", by, start);
  const appealed = await appealOwnComment({ receipt: receiptFor(id), typed: "Again." }, start);
  if (appealed.outcome !== "appealed") throw new Error(appealed.outcome);
  await runJobs(start);
  await newReminders();
  return id;
}

async function disable({ id }: Moderator, at: Date): Promise<void> {
  await write((tx) => tx.update(members).set({ disabledAt: at }).where(eq(members.id, id)));
}

async function remindedOn(now: Date): Promise<string[][]> {
  await remindOfAppeals.go(now);
  await runJobs(now);
  return newReminders();
}

/** To whom mail went since it was asked last, and what it was about. */
async function newReminders(): Promise<string[][]> {
  const outbox = join(dataFolder(), "outbox");
  const files = readdirSync(outbox).filter((name) => !read.has(name));
  read = new Set([...read, ...files]);
  const mails = await Promise.all(
    files.map((name) => simpleParser(readFileSync(join(outbox, name), "utf8"))),
  );
  return mails.map(({ to, subject = "" }) => [
    [to ?? []].flat()[0]?.value[0]?.address ?? "",
    subject,
  ]);
}
