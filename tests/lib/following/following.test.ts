import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { follows } from "#db/schema/following.ts";
import { noticeSettings } from "#db/schema/identity.ts";
import { jobs } from "#db/schema/jobs.ts";
import { addresses } from "#db/schema/mail.ts";
import { authors } from "#db/schema/posts.ts";
import { appealOwnComment } from "#lib/comments/appeal.ts";
import { receiptAddress, receiptFor } from "#lib/comments/receipt.ts";
import { answerMail, stopByMail } from "#lib/following/answer.ts";
import { findMailStanding } from "#lib/following/read-follows.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { decide } from "#lib/moderation/decide.ts";
import { undo } from "#lib/moderation/undo.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";
import {
  aConfirmedAddress,
  aFollower,
  confirm,
  decideOn,
  runJobs,
  tokenOf,
} from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const start = new Date("2026-06-01T10:00:00Z");
const later = (minutes: number): Date => new Date(+start + minutes * 60_000);
const dayLater = (days: number): Date => later(days * 24 * 60);

let server: MailServer;
let mo: Moderator;
let bo: Moderator;

beforeAll(async () => {
  server = await aMailServer();
  process.env.SMTP_URL = server.url;
  mo = await aModerator();
  bo = await aModerator("Bo");
  const never = { choice: "never", changedAt: start } as const;
  await write((tx) =>
    tx.insert(noticeSettings).values([mo, bo].map(({ id }) => ({ memberId: id, ...never }))),
  );
});
afterAll(() => server.close());

beforeEach(async () => {
  await server.behave({});
  await write(async (tx) => {
    await tx.delete(jobs);
    await tx.delete(addresses);
  });
  server.received.length = 0;
});

test("a declined writer is told why, as it was typed, and told anew after an appeal (E03)", async () => {
  const email = "ben@example.org";
  const id = await aFollower(await aPost(), { follow: ["decision"], email }, start);
  await confirm(email, later(1));
  const press = { commentId: id, seenVersion: 1, action: "reject" } as const;
  await decide(
    {
      ...press,
      told: {
        listedReason: "Off topic.",
        citedRule: "Stay close",
        reason: "Too <b>long</b> & late.",
      },
    },
    mo,
    later(2),
  );
  await runJobs(later(10));
  const told = server.received.at(-1)?.parsed;
  expect(told?.text).toContain("The reason:\n\n> Off topic.\n\nHouse rule: Stay close\n\n");
  expect(told?.text).toContain("They say:\n\n> Too <b>long</b> & late.");
  expect(told?.html).toContain("Too &#x3C;b>long&#x3C;/b> &#x26; late.");

  await appealOwnComment({ receipt: receiptFor(id), typed: "Read it again." }, later(20));
  await decide({ ...press, seenVersion: 3, told: { reason: "Still." } }, bo, later(30));
  await runJobs(later(40));
  const again = server.received.at(-1)?.parsed;
  expect(again?.text).toMatch(/^After another look the moderators again decided/);
  expect(again?.text).toContain("> Still.");
  expect(again?.messageId).not.toBe(told?.messageId);
});

test("nothing is asked and nothing is sent when no box was ticked", async () => {
  const id = await aFollower(await aPost(), {}, start);
  await decideOn(id, "approve", mo, start);

  await runJobs(later(10));

  expect(server.received).toEqual([]);
  expect(await reader.select().from(addresses)).toEqual([]);
});

test("an address hears nothing but one question a day until it is confirmed (E04)", async () => {
  const post = await aPost({ title: "On lime" });
  for (const minute of [0, 1, 700, 1_439]) {
    const text = `Comment ${minute}. Buy <b>pills</b>.`;
    const follow = ["decision", "thread"];
    const id = await aFollower(post, { follow, name: "Pills", text }, later(minute));
    await decideOn(id, "approve", mo, later(minute));
    await runJobs(later(minute + 5));
  }

  const [question, ...others] = server.received;
  expect(others).toEqual([]);
  expect(question?.recipients).toEqual(["ben@example.org"]);
  expect(question?.parsed.subject).toBe("Is this your address? Byline");
  expect(question?.parsed.text).toContain(
    `http://localhost:3000/mail/${await tokenOf("ben@example.org")}`,
  );
  // It may be a stranger's address: nothing of what was typed is carried to it.
  expect(question?.raw.toLowerCase()).not.toContain("pills");

  await aFollower(post, { follow: ["thread"], text: "The next day." }, dayLater(1));
  await runJobs(dayLater(1));
  expect(server.received).toHaveLength(2);
});

test("a stranger whose address was typed in says never, and is never asked again (E04)", async () => {
  const post = await aPost();
  await aFollower(post, { follow: ["thread"] }, start);
  await runJobs(start);

  await stopByMail(await tokenOf("ben@example.org"), start);
  await aFollower(post, { follow: ["thread"], text: "Again." }, dayLater(3));
  await runJobs(dayLater(3));

  expect(server.received).toHaveLength(1);
  expect(await findMailStanding(await tokenOf("ben@example.org"), dayLater(3))).toMatchObject({
    state: "refused",
  });
});

test("a writer is told that their comment is published, with its text and its address", async () => {
  const post = await aPost({ title: "On lime" });
  const id = await aFollower(post, { follow: ["decision"], text: "Is it <slow>?" }, start);
  await confirm("ben@example.org", start);
  await runJobs(start);
  server.received.length = 0;

  await decideOn(id, "approve", mo, later(10));
  await runJobs(later(11));
  expect(server.received).toEqual([]);
  await runJobs(later(12));

  const [mail] = server.received;
  expect(mail?.recipients).toEqual(["ben@example.org"]);
  expect(mail?.parsed.subject).toBe("Your comment on “On lime” is published");
  expect(mail?.parsed.text).toContain("> Is it <slow>?");
  expect(mail?.parsed.text).toContain(`http://localhost:3000/comments/${id}`);
  expect(mail?.parsed).toMatchObject({
    messageId: `<comment-${id}@localhost>`,
    inReplyTo: `<post-${post}@localhost>`,
  });
});

test("a writer is told that their comment was declined, with the way to their private page", async () => {
  const id = await aFollower(await aPost(), { follow: ["decision"] }, start);
  await confirm("ben@example.org", start);

  await decideOn(id, "reject", mo, start);
  await runJobs(later(2));

  const mail = server.received.at(-1);
  expect(mail?.parsed.subject).toBe("Your comment on “A post” is not published");
  expect(mail?.parsed.text).toContain(`http://localhost:3000${receiptAddress(id)}`);
});

test("a decision that was made before the address was confirmed is told once it is", async () => {
  const id = await aFollower(await aPost(), { follow: ["decision"] }, start);
  await decideOn(id, "approve", mo, start);
  await runJobs(later(30));
  server.received.length = 0;

  await confirm("ben@example.org", later(60));
  await runJobs(later(60));

  expect(server.received.map(({ parsed }) => parsed.subject)).toEqual([
    "Your comment on “A post” is published",
  ]);
});

test("spam is told nothing", async () => {
  await aConfirmedAddress("ben@example.org", start);
  const id = await aFollower(await aPost(), { follow: ["decision"] }, start);
  await decideOn(id, "spam", mo, start);

  await runJobs(later(5));

  expect(server.received).toEqual([]);
});

test("an undo within two minutes recalls the mail (E03)", async () => {
  await aConfirmedAddress("ben@example.org", start);
  const id = await aFollower(await aPost(), { follow: ["decision"] }, start);

  const decision = await decideOn(id, "reject", mo, start);
  await undo(decision, mo, later(1));
  await runJobs(later(10));
  expect(server.received).toEqual([]);

  await decideOn(id, "approve", mo, later(20));
  await runJobs(later(22));
  expect(server.received.map(({ parsed }) => parsed.subject)).toEqual([
    "Your comment on “A post” is published",
  ]);
});

test("a decision that was made anew is told two minutes after that", async () => {
  await aConfirmedAddress("ben@example.org", start);
  const id = await aFollower(await aPost(), { follow: ["decision"] }, start);

  await undo(await decideOn(id, "reject", mo, start), mo, later(1));
  await decideOn(id, "reject", mo, later(1.5));
  await runJobs(later(3));
  expect(server.received).toEqual([]);

  await runJobs(later(3.5));
  expect(server.received).toHaveLength(1);
});

test("everything is read again when the mail goes: the text as it is, nothing of what has gone (E03)", async () => {
  const post = await aPost();
  await aConfirmedAddress("ben@example.org", start);
  await aFollower(post, { follow: ["thread"] }, start);
  const changes: [string, Partial<typeof comments.$inferInsert>][] = [
    ["Edited.", { body: "The new text." }],
    ["Rejected.", { status: "rejected" }],
    ["Marked.", { status: "spam" }],
    ["Hidden.", { duplicateOf: await aComment({ postId: post }) }],
  ];
  const ids: number[] = [];
  for (const [text] of changes) {
    ids.push(await aFollower(post, { email: "cleo@example.org", text }, start));
  }
  for (const id of ids) await decideOn(id, "approve", mo, start);
  const deleted = await aFollower(post, { email: "cleo@example.org", text: "Deleted." }, start);
  await decideOn(deleted, "approve", mo, start);

  // The letters are written, and the server takes none of them yet.
  await server.behave({ data: 451 });
  await runJobs(later(2));
  await write(async (tx) => {
    for (const [place, [, change]] of changes.entries()) {
      await tx
        .update(comments)
        .set(change)
        .where(eq(comments.id, ids[place] ?? 0));
    }
    await tx.delete(comments).where(eq(comments.id, deleted));
  });
  await server.behave({});
  await runJobs(later(40));

  expect(server.received).toHaveLength(1);
  expect(server.received[0]?.parsed.text).toContain("> The new text.");
});

test("each hears of what they chose, once, and nobody of their own", async () => {
  const [byline] = await write((tx) =>
    tx
      .insert(authors)
      .values({ slug: "ana", name: "Ana", handles: [], sites: [], createdAt: start })
      .returning(),
  );
  const post = await aPost({ authorId: byline?.id ?? null });
  const wishes: Record<string, string[]> = {
    replies: ["replies"],
    author: ["authorReplies"],
    thread: ["thread"],
    all: ["replies", "authorReplies", "thread"],
  };
  for (const [name, follow] of Object.entries(wishes)) {
    await aConfirmedAddress(`${name}@example.org`, start);
    const id = await aFollower(
      post,
      { follow, name, email: `${name}@example.org`, text: name },
      start,
    );
    await write((tx) => tx.update(comments).set({ status: "approved" }).where(eq(comments.id, id)));
  }
  const [replies = 0, author = 0, , all = 0] = (await reader.select().from(follows)).map(
    ({ commentId }) => commentId,
  );
  const pending = { postId: post, status: "pending", email: "cleo@example.org" } as const;
  const said = {
    toReplies: await aComment({ ...pending, parentId: replies }),
    ofAuthor: await aComment({ ...pending, parentId: author, authorId: byline?.id ?? null }),
    atAll: await aComment({ ...pending }),
    ofOwn: await aComment({ ...pending, parentId: all, email: "all@example.org" }),
  };

  const heard: Record<string, string[]> = {};
  for (const [what, id] of Object.entries(said)) {
    server.received.length = 0;
    await decideOn(id, "approve", mo, start);
    await runJobs(later(2));
    heard[what] = server.received.flatMap(({ recipients }) => recipients).sort();
  }

  expect(heard).toEqual({
    toReplies: ["all@example.org", "replies@example.org", "thread@example.org"],
    ofAuthor: ["all@example.org", "author@example.org", "thread@example.org"],
    atAll: ["all@example.org", "thread@example.org"],
    ofOwn: ["thread@example.org"],
  });
});

test("an answer belongs to the conversation of what it answers", async () => {
  const post = await aPost();
  await aConfirmedAddress("ben@example.org", start);
  const top = await aComment({ postId: post, name: "Ada", email: "ada@example.org" });
  const own = await aFollower(post, { follow: ["replies"] }, start);
  await write((tx) =>
    tx.update(comments).set({ status: "approved", parentId: top }).where(eq(comments.id, own)),
  );
  const answer = await aComment({
    postId: post,
    parentId: own,
    name: "Cleo",
    email: "cleo@example.org",
    status: "pending",
  });

  await decideOn(answer, "approve", mo, start);
  await runJobs(later(2));

  expect(server.received.at(-1)?.parsed).toMatchObject({
    subject: "Cleo answered you on “A post”",
    messageId: `<comment-${answer}@localhost>`,
    inReplyTo: `<comment-${own}@localhost>`,
    references: [
      `<post-${post}@localhost>`,
      `<comment-${top}@localhost>`,
      `<comment-${own}@localhost>`,
    ],
  });
});

test("five an hour come singly, and what is more comes together when there is room (E04)", async () => {
  const post = await aPost();
  await aConfirmedAddress("ben@example.org", start);
  await aFollower(post, { follow: ["thread"] }, start);

  for (let minute = 0; minute < 60; minute += 1) {
    const body = `Comment ${minute}.`;
    const id = await aComment({ postId: post, status: "pending", email: "cleo@example.org", body });
    await decideOn(id, "approve", mo, later(minute));
    await runJobs(later(minute + 2));
  }
  expect(server.received).toHaveLength(5);

  await runJobs(later(62));
  const [digest, ...others] = server.received.slice(5);
  expect([digest?.parsed.subject, others]).toEqual(["55 pieces of news: Byline", []]);
  for (const minute of [5, 30]) expect(digest?.parsed.text).toContain(`> Comment ${minute}.`);
});

test("nobody gets more than twenty mails an hour, of whatever sort (E04)", async () => {
  await aConfirmedAddress("ben@example.org", start);
  const [row] = await reader.select().from(addresses);
  if (!row) throw new Error("No address.");
  const { deliver } = await import("#lib/mail/deliver.ts");
  const mail = {
    fromName: "Byline",
    subject: "Subject",
    language: "en",
    pieces: [],
    key: "one",
    list: "desk",
  };
  server.received.length = 0;
  for (let n = 0; n < 20; n += 1) await deliver(mail, { to: row, sort: "notice" }, later(n));

  await expect(deliver(mail, { to: row, sort: "notice" }, later(59))).rejects.toMatchObject({
    until: later(60),
  });
  expect(server.received).toHaveLength(20);
});

test("one click ends what the mail came for, at once, also for mail that waits (E04)", async () => {
  const post = await aPost();
  await aConfirmedAddress("ben@example.org", start);
  const own = await aFollower(post, { follow: ["thread"] }, start);
  const other = await aFollower(await aPost(), { follow: ["thread"] }, start);
  const ids = (await reader.select().from(follows)).map(({ id }) => id);
  const news = await aComment({ postId: post, status: "pending", email: "cleo@example.org" });
  await decideOn(news, "approve", mo, start);

  expect(await stopByMail(await tokenOf("ben@example.org", ids[0]), later(1))).toBe(true);
  await runJobs(later(5));

  expect(server.received).toEqual([]);
  const left = (await findMailStanding(await tokenOf("ben@example.org"), later(5)))?.follows;
  expect(left?.map(({ id }) => id)).toEqual(ids.slice(1));
  expect([own, other]).toHaveLength(2);
});

test("a link with another number, or another signature, says and ends nothing", async () => {
  await aConfirmedAddress("ben@example.org", start);
  await aFollower(await aPost(), { follow: ["thread"] }, start);
  const token = await tokenOf("ben@example.org");
  const altered = [token.replace(/^\d+/, "9999"), token.replace("-0-", "-1-"), `${token}x`, "1-0-"];

  for (const wrong of altered) {
    expect(await findMailStanding(wrong)).toBeUndefined();
    expect(await stopByMail(wrong)).toBe(false);
    expect(await answerMail(wrong, { say: "never" })).toBe(false);
  }
  expect((await findMailStanding(token, start))?.follows).toHaveLength(1);
});

test("nobody ends what another follows", async () => {
  for (const email of ["ben@example.org", "eve@example.org"]) {
    await aConfirmedAddress(email, start);
    await aFollower(await aPost(), { email, follow: ["thread"] }, start);
  }
  const [bens] = await reader.select().from(follows);

  await answerMail(await tokenOf("eve@example.org"), { say: "end", followId: bens?.id ?? 0 });

  expect((await findMailStanding(await tokenOf("ben@example.org"), start))?.follows).toHaveLength(
    1,
  );
});

test("after three refusals by its server an address is left alone, until its owner says otherwise (E04)", async () => {
  const post = await aPost();
  await aConfirmedAddress("ben@example.org", start);
  await aFollower(post, { follow: ["thread"] }, start);
  await server.behave({ recipient: 550 });
  const say = async (minute: number) => {
    const id = await aComment({ postId: post, status: "pending", email: "cleo@example.org" });
    await decideOn(id, "approve", mo, later(minute));
    await runJobs(later(minute + 2));
  };

  for (const minute of [0, 10, 20]) await say(minute);
  expect(await reader.select().from(addresses).get()).toMatchObject({
    bounces: 3,
    pausedAt: later(22),
    lastError: expect.stringContaining("Not here") as string,
  });
  await server.behave({});
  await say(30);
  expect(server.received).toEqual([]);

  await confirm("ben@example.org", later(40));
  await say(50);
  expect(server.received).toHaveLength(1);
});
