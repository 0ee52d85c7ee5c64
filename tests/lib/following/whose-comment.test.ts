import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { follows } from "#db/schema/following.ts";
import { noticeSettings } from "#db/schema/identity.ts";
import { jobs } from "#db/schema/jobs.ts";
import { addresses } from "#db/schema/mail.ts";
import { editions } from "#db/schema/press.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { readThread } from "#lib/comments/thread.ts";
import { answerMail } from "#lib/following/answer.ts";
import { askFromReceipt } from "#lib/following/ask-from-receipt.ts";
import { findMailStanding } from "#lib/following/read-follows.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { aComment, aPost, reasonsOf } from "#tests/support/conversation.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";
import { aConfirmedAddress, aFollower, runJobs, tokenOf } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const start = new Date("2026-06-01T10:00:00Z");
const later = (minutes: number): Date => new Date(+start + minutes * 60_000);
const ben = "ben@example.org";

let server: MailServer;
let mo: Moderator;

beforeAll(async () => {
  server = await aMailServer();
  process.env.SMTP_URL = server.url;
  mo = await aModerator();
  await write((tx) =>
    tx.insert(noticeSettings).values({ memberId: mo.id, choice: "never", changedAt: start }),
  );
});
afterAll(() => server.close());

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(jobs);
    await tx.delete(addresses);
    await tx.delete(comments);
  });
  server.received.length = 0;
});

test("an address that was confirmed before says nothing about a new comment under it", async () => {
  const post = await aPost();
  await aConfirmedAddress(ben, start);
  await aFollower(post, { follow: ["thread"], text: "By whoever knows the address." }, start);
  await runJobs(later(1));

  expect(await markedIn(post)).toEqual([null]);
});

test("its owner is shown the first words of what was sent under it, and nothing else of it", async () => {
  const post = await aPost({ title: "On lime" });
  const words = "These first words are known to whoever wrote them. ";
  await aFollower(post, { follow: ["thread"], text: words + "secret ".repeat(30) }, start);
  await aFollower(post, { email: "eve@example.org", text: "Of another address." }, start);
  const hidden = await aPost({ state: "draft", title: "Not to be read" });
  await aComment({ postId: hidden, email: ben });

  const standing = await findMailStanding(await tokenOf(ben), start);

  expect(standing?.unconfirmed).toEqual([
    {
      id: expect.any(Number) as number,
      post: "On lime",
      createdAt: start,
      firstWords: expect.stringMatching(/^These first words.{10,70}$/) as string,
    },
  ]);
});

test("what they say is theirs is marked, once, and what they say is not never is", async () => {
  const post = await aPost();
  const follow = ["thread"];
  const own = await aFollower(post, { follow, text: "By Ben." }, start);
  const foreign = await aFollower(post, { follow, text: "By Eve as Ben." }, start);
  const token = await tokenOf(ben);
  await approve(own, foreign);
  const edition = await editionNumber();

  await answerMail(token, { say: "wrote", commentId: own }, later(1));
  await answerMail(token, { say: "not-mine", commentId: foreign }, later(1));
  await answerMail(token, { say: "wrote", commentId: foreign }, later(2));
  await answerMail(token, { say: "not-mine", commentId: own }, later(2));

  expect(await markedIn(post)).toEqual(["address", null]);
  expect(await editionNumber()).toBe(edition + 1);
  expect((await findMailStanding(token, later(3)))?.unconfirmed).toEqual([]);
  expect(await reasonsOf(foreign)).toContain(
    "The owner of its e-mail address says that they did not write it.",
  );
  expect(await reasonsOf(own)).not.toContain(
    "The owner of its e-mail address says that they did not write it.",
  );
  const ended = await reader.select().from(follows).where(eq(follows.commentId, foreign)).get();
  expect(ended?.endedAt).toEqual(later(1));
});

test("nobody answers for a comment under another address", async () => {
  const post = await aPost();
  const bens = await aFollower(post, { text: "By Ben." }, start);
  await aFollower(post, { follow: ["thread"], email: "eve@example.org", text: "By Eve." }, start);
  const eves = await tokenOf("eve@example.org");

  for (const say of ["wrote", "not-mine", "confirm"] as const) {
    await answerMail(eves, { say, commentId: bens }, start);
  }

  const row = await reader.select().from(comments).where(eq(comments.id, bens)).get();
  expect(row).toMatchObject({ addressConfirmedAt: null, disownedAt: null });
});

test("the question that follows a comment leads to it, and one answer says both", async () => {
  const post = await aPost();
  const id = await aFollower(post, { follow: ["thread"], text: "By Ben." }, start);
  await runJobs(later(1));
  expect(server.received[0]?.parsed.text).toContain(`/mail/${await tokenOf(ben)}?comment=${id}`);

  await answerMail(await tokenOf(ben), { say: "confirm", commentId: id }, later(2));
  await approve(id);

  expect(await markedIn(post)).toEqual(["address"]);
  expect(await findMailStanding(await tokenOf(ben), later(2))).toMatchObject({
    state: "confirmed",
  });
});

test("who chose no mail asks for the link from their private page, once a day (E04)", async () => {
  const post = await aPost({ title: "On lime" });
  const id = await aFollower(post, { name: "Pills", text: "Buy pills." }, start);

  for (const minute of [0, 1, 1_439]) {
    expect(await askFromReceipt(receiptFor(id), later(minute))).toEqual({ outcome: "asked" });
    await runJobs(later(minute));
  }

  const [question, ...others] = server.received;
  expect(others).toEqual([]);
  expect(question?.recipients).toEqual([ben]);
  expect(question?.parsed.subject).toBe("Is this your comment? Byline");
  expect(question?.parsed.text).toContain(`/mail/${await tokenOf(ben)}?comment=${id}`);
  expect(question?.raw.toLowerCase()).not.toContain("pills");
});

test("no link is sent to an address that wants no mail, and whoever asks is told the same", async () => {
  const id = await aFollower(await aPost(), { follow: ["thread"] }, start);
  await answerMail(await tokenOf(ben), { say: "never" }, start);

  expect(await askFromReceipt(receiptFor(id), later(3_000))).toEqual({ outcome: "asked" });
  await runJobs(later(3_000));

  expect(server.received).toEqual([]);
  expect(await askFromReceipt(`${id}-guessed`, later(3_000))).toEqual({ outcome: "missing" });
});

async function markedIn(postId: number) {
  await write((tx) => tx.update(comments).set({ status: "approved" }));
  const { comments: shown } = await readThread({ id: postId, slug: "x" });
  return shown.map(({ confirmed }) => confirmed);
}

async function approve(...ids: number[]): Promise<void> {
  for (const id of ids) {
    await write((tx) => tx.update(comments).set({ status: "approved" }).where(eq(comments.id, id)));
  }
}

async function editionNumber(): Promise<number> {
  return (await reader.select().from(editions).get())?.number ?? 0;
}
