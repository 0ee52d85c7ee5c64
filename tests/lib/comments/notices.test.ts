import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { jobs } from "#db/schema/jobs.ts";
import { commentWaits, mailCommentWaits } from "#lib/comments/notices.ts";
import { submitComment } from "#lib/comments/submit.ts";
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

async function submitted(
  post: Parameters<typeof aPost>[0],
  fields: Record<string, string>,
  now = new Date(),
): Promise<number> {
  const submission = await submitComment(aForm(await aPost(post), fields), aVisitor(), now);
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));
  return submission.commentId;
}

async function runAll(): Promise<void> {
  while (await runNextJob(new Map([handler(commentWaits, mailCommentWaits)])));
}
