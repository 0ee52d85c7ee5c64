import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { jobs } from "#db/schema/jobs.ts";
import { saveNoticeChoice } from "#lib/identity/notice-choice.ts";
import { assign, listModerators, readAssignments } from "#lib/moderation/assign.ts";
import { readDesk } from "#lib/moderation/desk.ts";
import { undo } from "#lib/moderation/undo.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";
import { decideOn, runJobs } from "#tests/support/mailing.ts";
import { aMember, aModerator, anAuthor } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
let server: MailServer;
beforeAll(async () => {
  server = await aMailServer();
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.close());

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(comments);
    await tx.delete(jobs);
    await tx.update(members).set({ disabledAt: now });
  });
  server.received.length = 0;
});

test("a comment that waits is given to a moderator, to another, and to nobody", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await aWaitingComment();

  expect(await assign(id, bo.id, ana, now)).toEqual({ outcome: "assigned" });
  expect(await assignedTo(id)).toBe("Bo");
  await assign(id, ana.id, bo, now);
  expect(await assignedTo(id)).toBe("Ana");
  await assign(id, null, bo, now);
  expect(await assignedTo(id)).toBeUndefined();
});

test("whoever gets it is mailed once, with a link of their own; whoever takes it is not", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await aWaitingComment();

  await assign(id, bo.id, ana, now);
  await assign(id, bo.id, ana, now);
  await assign(await aWaitingComment(), ana.id, ana, now);
  await runJobs(now);

  expect(server.received.map(({ recipients }) => recipients)).toEqual([[bo.email]]);
  const { parsed } = server.received[0] ?? {};
  expect(parsed?.subject).toBe("A comment was given to you: On lime");
  expect(parsed?.text).toContain("Ana asks you to decide about what Ben wrote about “On lime”:");
  expect(parsed?.text).toContain(`/decide/${bo.id}-${id}-1-`);
});

test("who wants no mail gets none, and none goes about what is decided by then", async () => {
  const [ana, bo, cy] = [await aModerator("Ana"), await aModerator("Bo"), await aModerator("Cy")];
  await saveNoticeChoice("never", bo, now);
  await assign(await aWaitingComment(), bo.id, ana, now);
  const id = await aWaitingComment();
  await assign(id, cy.id, ana, now);
  await decideOn(id, "approve", ana, now);

  await runJobs(now);

  expect(server.received).toEqual([]);
});

test("nobody is given what they cannot decide, or what is decided", async () => {
  const ana = await aModerator("Ana");
  const author = await anAuthor();
  const gone = await aMember({ role: "moderator" });
  await write((tx) => tx.update(members).set({ disabledAt: now }).where(eq(members.id, gone.id)));
  const id = await aWaitingComment();
  const decided = await aComment({ postId: await aPost() });

  for (const member of [author.id, gone.id, 999_999]) {
    expect(await assign(id, member, ana, now)).toEqual({ outcome: "no-moderator" });
  }
  expect(await assign(decided, ana.id, ana, now)).toEqual({ outcome: "decided" });
  expect((await listModerators(ana)).map(({ name }) => name)).toEqual(["Ana"]);
});

test("whose turn it was ends with the decision, and with their right to decide", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const [decided, left] = [await aWaitingComment(), await aWaitingComment()];
  for (const id of [decided, left]) await assign(id, bo.id, ana, now);

  await undo(await decideOn(decided, "reject", ana, now), ana, now);
  expect(await assignedTo(decided)).toBeUndefined();
  expect(await assignedTo(left)).toBe("Bo");
  await write((tx) => tx.update(members).set({ role: "author" }).where(eq(members.id, bo.id)));

  expect(await assignedTo(left)).toBeUndefined();
});

test("the desk is narrowed to what is one moderator's turn, and shows the rest to everybody", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const [first, second] = [await aWaitingComment(), await aWaitingComment()];
  await assign(second, bo.id, ana, now);

  const mine = await readDesk(bo, { queue: "waiting", assigned: bo.id });
  const all = await readDesk(bo, { queue: "waiting" });

  expect(mine.page.rows.map(({ id }) => id)).toEqual([second]);
  expect(all.page.rows.map(({ id }) => id)).toEqual([first, second]);
});

async function aWaitingComment(): Promise<number> {
  return aComment({ postId: await aPost({ title: "On lime" }), status: "pending" });
}

async function assignedTo(id: number): Promise<string | undefined> {
  return (await readAssignments([id])).get(id)?.name;
}
