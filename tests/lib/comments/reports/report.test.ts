import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { jobs } from "#db/schema/jobs.ts";
import { reports } from "#db/schema/reports.ts";
import { forgetNetworks } from "#lib/comments/forget-networks.ts";
import { readOpenReports } from "#lib/comments/reports/open-reports.ts";
import { reportComment } from "#lib/comments/reports/report.ts";
import { readReporter, type Reporter } from "#lib/comments/reports/reporter.ts";
import { isShown } from "#lib/comments/shown.ts";
import { isReported } from "#lib/comments/waiting.ts";
import { decide } from "#lib/moderation/decide.ts";
import { undo } from "#lib/moderation/undo.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { aComment, aPost, aVisitor } from "#tests/support/conversation.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const later = (minutes: number): Date => new Date(+now + minutes * 60_000);

beforeEach(() =>
  write(async (tx) => {
    await tx.delete(jobs);
    await tx.delete(reports);
  }),
);

test("a report is kept with its reason and its words, and the comment stays public", async () => {
  const id = await aComment({ postId: await aPost() });
  const edition = await currentEdition();

  expect(await report(id, { reason: "private", words: " My street. " })).toEqual({
    outcome: "taken",
  });

  expect(await readOpenReports(reader, id)).toMatchObject([
    { reason: "private", words: "My street.", at: now, isSuspect: false },
  ]);
  expect(await isIn(id, isReported())).toBe(true);
  expect(await isIn(id, isShown())).toBe(true);
  expect(await currentEdition()).toBe(edition);
});

test("one person is one report, by their network of the day and by their browser's mark", async () => {
  const id = await aComment({ postId: await aPost() });
  const ben = aReporter();
  const benElsewhere = readReporter(aVisitor(), ben.mark);
  const benWithoutMark = readReporter(ben.visitor, undefined);
  const cleo = aReporter();

  const answers = [ben, ben, benElsewhere, benWithoutMark, cleo].map((who) =>
    report(id, { by: who }),
  );

  // Nobody learns from the answer whether it was the first.
  expect(await Promise.all(answers)).toEqual(Array(5).fill({ outcome: "taken" }));
  expect(await readOpenReports(reader, id)).toHaveLength(2);
});

test("a mark that we did not give is worth nothing", () => {
  const { mark } = aReporter();
  const [token = "", signature = ""] = mark.split(".");
  const other = `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`;

  expect(readReporter(aVisitor(), mark).mark).toBe(mark);
  for (const made of [`${other}.${signature}`, token, `${token}.`, "", "x".repeat(5_000)]) {
    expect(readReporter(aVisitor(), made).mark).not.toBe(made);
  }
});

test("a thousand reports hide nothing, and twenty of them are kept (F05)", async () => {
  const id = await aComment({ postId: await aPost() });
  const moderators = [await aModerator(), await aModerator()];
  const count = 1_000;

  for (let place = 0; place < count; place += 1) {
    const visitor = { network: `10.${place >> 8}.${place & 255}.1` };
    const answer = await report(id, { by: readReporter(visitor, undefined) });
    if (answer.outcome !== "taken") throw new Error(answer.outcome);
  }

  expect(await isIn(id, isShown())).toBe(true);
  expect(await reader.$count(reports, eq(reports.commentId, id))).toBe(20);
  // One mail for each who may decide, and not one a report.
  const mails = await reader.$count(jobs, eq(jobs.name, "comments.waits"));
  expect(mails).toBeGreaterThanOrEqual(moderators.length);
  expect(mails).toBeLessThan(20);
});

test("one network reports ten comments in ten minutes, and is told when it may go on", async () => {
  const postId = await aPost();
  const visitor = aVisitor();
  const someone = () => readReporter(visitor, undefined);
  for (let count = 0; count < 10; count += 1) {
    await report(await aComment({ postId }), { by: someone() });
  }
  const id = await aComment({ postId });

  const refused = await report(id, { by: someone() });

  const retryAt = later(10);
  const limit = { count: 10, within: "10 minutes", retryAt };
  expect(refused).toEqual({ outcome: "limited", limit });
  expect(await report(id, { by: someone(), at: retryAt })).toEqual({ outcome: "taken" });
});

test("what is not public answers as what is not there", async () => {
  const postId = await aPost();
  const hidden = [
    await aComment({ postId, status: "pending" }),
    await aComment({ postId, status: "rejected" }),
    await aComment({ postId: await aPost({ state: "draft", publishedAt: null }) }),
    await aComment({ postId, parentId: await aComment({ postId, status: "spam" }) }),
    999_999,
  ];

  for (const id of hidden) expect([id, await report(id)]).toEqual([id, { outcome: "missing" }]);
  expect(await reader.$count(reports, isNull(reports.closedAt))).toBe(0);
});

test("a reason is chosen, and words are bounded and seen", async () => {
  const id = await aComment({ postId: await aPost() });

  expect(await report(id, { reason: "because" })).toEqual({
    outcome: "invalid",
    problems: [{ field: "reason", message: "Choose what is wrong with it." }],
  });
  expect(await report(id, { words: "x".repeat(1_001) })).toMatchObject({
    problems: [{ message: "Your words must be 1,000 characters or fewer. Yours have 1,001." }],
  });
  expect(await report(id, { words: "a\u0000b" })).toMatchObject({ outcome: "invalid" });
});

test("a report that a program seems to have sent is kept with a note, and mailed to nobody", async () => {
  await aModerator();
  const id = await aComment({ postId: await aPost() });

  await report(id, { fields: { topic: "seo" } });
  await report(id, { fields: { filledIn: "300" } });

  expect(await readOpenReports(reader, id)).toMatchObject([
    { isSuspect: true },
    { isSuspect: true },
  ]);
  expect(await reader.$count(jobs)).toBe(0);
  await report(id);
  expect(await reader.$count(jobs)).toBeGreaterThan(0);
});

test("keeping a comment closes its reports and changes nothing else; undoing opens them again", async () => {
  const ana = await aModerator("Ana");
  const id = await aComment({ postId: await aPost() });
  await report(id);
  const before = await reader.select().from(comments).where(eq(comments.id, id)).get();
  await write((tx) => tx.delete(jobs));

  const decisionId = await decideOn(id, "approve", ana, later(1));

  expect(await isIn(id, isReported())).toBe(false);
  const [closed] = await reader.select().from(reports).where(eq(reports.commentId, id));
  expect(closed).toMatchObject({ decisionId, closedAt: later(1) });
  const kept = await reader.select().from(comments).where(eq(comments.id, id)).get();
  expect(kept).toEqual({ ...before, version: 2 });
  // Nobody is told again that it is published.
  expect(await reader.$count(jobs)).toBe(0);
  await undo(decisionId, ana, later(2));
  expect(await isIn(id, isReported())).toBe(true);
});

test("rejecting answers the reports too, and a press that came too late does not", async () => {
  const ana = await aModerator("Ana");
  const id = await aComment({ postId: await aPost() });
  await report(id);

  await decide({ commentId: id, seenVersion: 7, action: "reject" }, ana, later(1));
  expect(await readOpenReports(reader, id)).toHaveLength(1);
  await decideOn(id, "reject", ana, later(2));

  expect(await readOpenReports(reader, id)).toEqual([]);
});

test("what is kept of a reporter's network goes when the owner's number of days is over", async () => {
  const id = await aComment({ postId: await aPost() });
  await report(id);

  await forgetNetworks(new Date(+now + 31 * 24 * 60 * 60_000));

  const [kept] = await reader.select().from(reports).where(eq(reports.commentId, id));
  expect(kept?.networkHash).toBeNull();
});

function report(
  id: number,
  {
    reason = "insulting",
    words = "",
    by = aReporter(),
    at = now,
    fields = {},
  }: {
    reason?: string;
    words?: string;
    by?: Reporter;
    at?: Date;
    fields?: Record<string, string>;
  } = {},
): ReturnType<typeof reportComment> {
  const form = new FormData();
  const all = { comment: String(id), reason, words, topic: "", filledIn: "", ...fields };
  for (const [name, value] of Object.entries(all)) form.append(name, value);
  return reportComment(form, by, at);
}

function aReporter(): Reporter {
  return readReporter(aVisitor(), undefined);
}

async function isIn(id: number, condition: ReturnType<typeof isReported>): Promise<boolean> {
  return (await reader.$count(comments, and(eq(comments.id, id), condition))) === 1;
}
