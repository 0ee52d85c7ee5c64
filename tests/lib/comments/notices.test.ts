import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { jobs } from "#db/schema/jobs.ts";
import { commentWaits, mailCommentWaits } from "#lib/comments/notices.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { readNoticeSetting, saveNoticeChoice } from "#lib/identity/notice-choice.ts";
import { asModerator } from "#lib/identity/roles.ts";
import { findMailed } from "#lib/moderation/decide-from-mail.ts";
import { handler, runNextJob } from "#lib/jobs/worker.ts";
import { aForm, aPost, aVisitor } from "#tests/support/conversation.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";
import { aMember } from "#tests/support/members.ts";

let server: MailServer;
beforeAll(async () => {
  server = await aMailServer();
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.close());

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(jobs);
    await tx.update(members).set({ disabledAt: new Date() });
  });
  server.received.length = 0;
});

test("owner and moderators are mailed the text, the post and the way to the desk", async () => {
  await aMember({ role: "owner", email: "owner@example.org" });
  await aMember({ role: "moderator", email: "mo@example.org" });
  await aMember({ role: "author", email: "author@example.org" });
  const id = await submitted({ title: "On lime" }, { text: "Is it <slow>?" });

  await runAll();

  expect(server.received.flatMap(({ recipients }) => recipients).sort()).toEqual([
    "mo@example.org",
    "owner@example.org",
  ]);
  const { parsed } = server.received[0] ?? {};
  expect(parsed?.subject).toBe("A comment is waiting: On lime");
  expect(parsed?.text).toContain("Is it <slow>?");
  expect(parsed?.text).toContain(`http://localhost:3000/dashboard/comments?comment=${id}`);
  expect(parsed?.text).not.toContain("ben@example.org");
  // Each has a link of their own.
  const links = server.received.map(({ parsed: mail }) => /\/decide\/(\S+)/.exec(mail.text ?? ""));
  const decidedBy = await Promise.all(links.map((link) => findMailed(link?.[1] ?? "")));
  expect(decidedBy).toMatchObject([
    { state: "open", opened: { id } },
    { state: "open", opened: { id } },
  ]);
  expect(new Set(links.map((link) => link?.[1])).size).toBe(2);
});

test("nothing is mailed about a comment that was decided first, or to someone who left (E03)", async () => {
  const { id: left } = await aMember({ role: "moderator" });
  await submitted({}, {});
  await write((tx) =>
    tx.update(members).set({ disabledAt: new Date() }).where(eq(members.id, left)),
  );
  await aMember({ role: "moderator" });
  const decided = await submitted({}, { text: "Decided." });
  await write((tx) =>
    tx.update(comments).set({ status: "rejected" }).where(eq(comments.id, decided)),
  );

  await runAll();

  expect(server.received).toEqual([]);
});

test("a mail server that is down keeps nobody from commenting, and the mail goes later (E01)", async () => {
  await aMember({ role: "moderator" });
  const now = new Date("2026-06-01T10:00:00Z");
  const id = await submitted({}, {}, now);
  const down = new Map([handler(commentWaits, () => Promise.reject(new Error("ECONNREFUSED")))]);
  const up = new Map([handler(commentWaits, mailCommentWaits)]);

  await runNextJob(down, now);
  const comment = await reader.select().from(comments).where(eq(comments.id, id)).get();
  await runNextJob(up, new Date("2026-06-01T10:01:00Z"));

  expect(comment?.status).toBe("pending");
  expect(server.received).toHaveLength(1);
});

test("five an hour come singly, and the rest as one that says how many wait (E04)", async () => {
  await aMember({ role: "moderator" });
  const start = new Date("2026-06-01T10:00:00Z");
  const later = (minutes: number) => new Date(+start + minutes * 60_000);
  for (let minute = 0; minute < 12; minute += 1) {
    await submitted({ title: "On lime" }, { name: `Ben ${minute}` }, later(minute));
    await runAll(later(minute));
  }
  expect(server.received).toHaveLength(5);

  await runAll(later(60));

  const digest = server.received[5]?.parsed;
  expect([digest?.subject, server.received.length]).toEqual(["Seven comments are waiting", 6]);
  for (const minute of [5, 11]) expect(digest?.text).toContain(`> Ben ${minute}: On lime`);
  expect(digest?.text).toContain("http://localhost:3000/dashboard/comments\n");
});

test.each([
  ["hourly", 60],
  ["daily", 24 * 60],
] as const)("whoever chose %s hears at most once in %s minutes", async (choice, minutes) => {
  const member = asModerator(await aMember({ role: "moderator" }));
  if (!member) throw new Error("No moderator.");
  const start = new Date("2026-06-01T10:00:00Z");
  const later = (minute: number) => new Date(+start + minute * 60_000);
  await saveNoticeChoice(choice, member, start);

  for (const minute of [0, 1, 2]) {
    await submitted({}, { name: `Ben ${minute}` }, later(minute));
    await runAll(later(minute));
  }
  await runAll(later(minutes - 1));
  expect(server.received.map(({ parsed }) => parsed.subject)).toEqual([
    "A comment is waiting: A post",
  ]);

  await runAll(later(minutes));
  expect(server.received.map(({ parsed }) => parsed.subject)).toEqual([
    "A comment is waiting: A post",
    "Two comments are waiting",
  ]);
});

test("whoever chose never hears nothing, and a choice that does not exist changes none", async () => {
  const member = asModerator(await aMember({ role: "moderator" }));
  if (!member) throw new Error("No moderator.");
  await saveNoticeChoice("never", member);

  expect(await saveNoticeChoice("hourly; drop", member)).toBe(false);
  await submitted({}, {});
  await runAll();

  expect(server.received).toEqual([]);
  expect(await readNoticeSetting(member)).toEqual({ choice: "never", isPaused: false });
});

test("what was decided while a notice waited is in none", async () => {
  const member = asModerator(await aMember({ role: "moderator" }));
  if (!member) throw new Error("No moderator.");
  const start = new Date("2026-06-01T10:00:00Z");
  const hour = new Date(+start + 60 * 60_000);
  await saveNoticeChoice("hourly", member, start);
  await submitted({}, {}, start);
  await runAll(start);
  await submitted({}, { text: "Second." }, start);
  await runAll(start);

  await write((tx) => tx.update(comments).set({ status: "approved" }));
  await runAll(hour);

  expect(server.received).toHaveLength(1);
});

async function submitted(
  post: Parameters<typeof aPost>[0],
  fields: Record<string, string>,
  now = new Date(),
): Promise<number> {
  const submission = await submitComment(aForm(await aPost(post), fields), aVisitor(), now);
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));
  return submission.commentId;
}

async function runAll(now = new Date()): Promise<void> {
  while (await runNextJob(new Map([handler(commentWaits, mailCommentWaits)]), now));
}
