import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { settings } from "#db/schema/settings.ts";
import { eraseComment } from "#lib/comments/erase.ts";
import { annotate, annotationLengthMax } from "#lib/moderation/log/annotate.ts";
import { appendToLog } from "#lib/moderation/log/append.ts";
import { changeLogSettings } from "#lib/moderation/log/change-settings.ts";
import { readPublicLog, type PublicLog } from "#lib/moderation/log/days.ts";
import { readDeskLog } from "#lib/moderation/log/desk.ts";
import { verifyLog } from "#lib/moderation/log/verify.ts";
import { record } from "#lib/moderation/record.ts";
import { undo } from "#lib/moderation/undo.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { printFeed } from "#lib/publishing/print-feed.ts";
import { readLogFeed } from "#lib/publishing/log-feed.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator, anOwner } from "#tests/support/members.ts";
import { emptyLog } from "#tests/support/tampering.ts";

const noon = new Date("2026-06-01T12:00:00Z");
const later = (hours: number): Date => new Date(+noon + hours * 60 * 60_000);
const now = later(24 * 30);
const personal = /Zoe|zoe@example\.org|Zirkon|Mona/;

beforeEach(async () => {
  await emptyLog();
  await write(async (tx) => {
    await tx.delete(comments);
    await tx.delete(settings);
  });
});

test("a decision is told without who wrote it, what they wrote, or who decided", async () => {
  const mona = await aModerator("Mona");
  const postId = await aPost({ title: "Of pears" });
  const shown = await aPersonalComment(postId);
  const declined = await aPersonalComment(postId);
  await decideOn(shown, "approve", mona, noon);
  await decideOn(declined, "reject", mona, later(1));

  const entries = await entriesNow();
  const feed = await feedNow();

  expect(entries).toMatchObject([
    { kind: "reject", post: { title: "Of pears" }, comment: { address: undefined } },
    { kind: "approve", comment: { address: `/comments/${shown}`, isErased: false } },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(personal);
  expect(feed).toContain("Published: Comment on Of pears");
  expect(feed).toContain("Decided by a moderator");
  expect(feed).not.toMatch(personal);
});

test("nothing is told of what waits, not even what was decided before", async () => {
  const mona = await aModerator("Mona");
  const id = await aPersonalComment(await aPost());
  await aPersonalComment(await aPost());
  const decided = await decideOn(id, "approve", mona, noon);
  await undo(decided, mona, later(1));

  expect(await entriesNow()).toEqual([]);
  expect(await feedNow()).not.toContain("<entry>");

  await decideOn(id, "reject", mona, later(2));

  expect(await kindsNow()).toEqual(["reject", "undo", "approve"]);
});

test("spam is a number a day, and what was taken back is not in it", async () => {
  const mona = await aModerator("Mona");
  const postId = await aPost();
  const [one, two, three] = [
    await aPersonalComment(postId),
    await aPersonalComment(postId),
    await aPersonalComment(postId),
  ];
  await decideOn(one, "spam", mona, noon);
  await decideOn(two, "spam", mona, later(1));
  await decideOn(three, "spam", mona, later(24));
  await undo(
    await decideOn(await aPersonalComment(postId), "spam", mona, later(2)),
    mona,
    later(3),
  );

  const { days } = await logNow();

  expect(days.map(({ name, spam, entries }) => [name, spam, entries])).toEqual([
    ["2026-06-02", 1, []],
    ["2026-06-01", 2, []],
  ]);
  const feed = await feedNow();
  expect(feed.match(/<entry>/g)).toHaveLength(2);
  expect(feed).toContain("June 1, 2026: 2 comments were marked as spam.");
  // A day that is not over may still change its number.
  const atOnce = await readLogFeed(null, later(25));
  expect(atOnce?.entries).toHaveLength(1);
});

test("nothing is told from under a post that is not public", async () => {
  const mona = await aModerator("Mona");
  const postId = await aPost({ title: "Of Zirkon", state: "draft" });
  await decideOn(await aPersonalComment(postId), "approve", mona, noon);

  expect(await entriesNow()).toEqual([]);
  expect(await feedNow()).not.toContain("<entry>");
});

test("whom a moderator trusts or blocks is not told by the comment at which they did", async () => {
  const commentId = await aComment({ postId: await aPost() });
  const kinds = ["trust", "distrust", "block", "unblock"] as const;
  for (const kind of kinds) await write((tx) => appendToLog(tx, { kind, at: noon, commentId }));

  const entries = await entriesNow();

  expect(entries.map(({ kind }) => kind).reverse()).toEqual(kinds);
  for (const entry of entries) expect(entry).toMatchObject({ comment: undefined, post: undefined });
  expect(await feedNow()).not.toContain("A post");
});

test("what was done to a comment while it waited is not told, also once it was withdrawn", async () => {
  const mona = await aModerator("Mona");
  const waiting = { fromStatus: "pending", toStatus: "pending" } as const;
  const by = { at: noon, memberId: mona.id };
  const declined = await aComment({ postId: await aPost(), status: "rejected" });
  const taken = { status: "trashed", withdrawnAt: noon } as const;
  const withdrawn = await aComment({ postId: await aPost(), ...taken });
  await write(async (tx) => {
    await appendToLog(tx, { kind: "edit", ...by, ...waiting, commentId: declined });
    await appendToLog(tx, { kind: "edit", ...by, ...waiting, commentId: withdrawn });
    const takenBack = { fromStatus: "rejected", toStatus: "pending", commentId: withdrawn };
    await appendToLog(tx, { kind: "undo", ...by, ...takenBack });
  });

  expect(await entriesNow()).toEqual([]);
});

test("of what held a comment, what says something of its writer is left out", async () => {
  const mona = await aModerator("Mona");
  const rules = ["many-links", "blocked", "disowned", "withdrawn", "edited"] as const;
  const holds = rules.map((rule) => ({ rule, sentence: "Zirkon." }));
  const id = await aComment({ postId: await aPost(), status: "pending", holds });
  await decideOn(id, "approve", mona, noon);

  expect(await entriesNow()).toMatchObject([{ rules: ["many-links"] }]);
  expect(await feedNow()).not.toMatch(/blocked|disowned|withdrawn|edited/);
});

test("of an erased comment the decision stays, with a marker, in the log and at the desk", async () => {
  const mona = await aModerator("Mona");
  const postId = await aPost();
  const id = await aPersonalComment(postId);
  await decideOn(id, "approve", mona, noon);
  await write((tx) => eraseComment(tx, id, later(1)));

  expect(await entriesNow()).toMatchObject([
    { kind: "approve", comment: { address: undefined, isErased: true } },
  ]);
  const { entries } = await readDeskLog(mona, undefined);
  expect(entries[0]).toMatchObject({
    isCommentThere: false,
    parts: {
      member: { value: "Mona" },
      writer: { value: null, redactedAt: later(1) },
      text: { value: null, redactedAt: later(1) },
    },
  });
  expect(JSON.stringify(entries)).not.toMatch(/Zoe|zoe@|Zirkon/);
  expect((await verifyLog()).findings).toEqual([]);
});

test("a moderator adds a sentence to a row, which is a row of its own", async () => {
  const mona = await aModerator("Mona");
  const id = await aPersonalComment(await aPost());
  await decideOn(id, "reject", mona, noon);
  const about = (await entriesNow())[0]?.sequence ?? 0;

  expect(await annotate({ about, typed: " " }, mona, now)).toMatchObject({ outcome: "invalid" });
  const tooLong = { about, typed: "x".repeat(annotationLengthMax + 1) };
  expect(await annotate(tooLong, mona, now)).toMatchObject({
    message: "A sentence must be 500 characters or fewer. Yours has 501.",
  });
  expect(await annotate({ about: 999, typed: "Why." }, mona, now)).toEqual({ outcome: "missing" });
  const added = await annotate({ about, typed: "It was a mistake <b>." }, mona, later(2));
  if (added.outcome !== "annotated") throw new Error(added.outcome);
  expect(await annotate({ about: added.sequence, typed: "Why." }, mona, now)).toEqual({
    outcome: "missing",
  });

  expect(await entriesNow()).toMatchObject([
    { kind: "reject", notes: [{ text: "It was a mistake <b>.", at: later(2) }] },
  ]);
  expect(await feedNow()).toContain("It was a mistake &#x26;#x3C;b>.");
  expect((await verifyLog()).findings).toEqual([]);

  // The sentence may have named the writer, so it goes with the comment.
  await write((tx) => eraseComment(tx, id, later(3)));
  expect((await entriesNow())[0]?.notes).toEqual([{ at: later(2), text: null }]);
});

test("what was taken out of a text as personal is in no row any more, not even at the desk", async () => {
  const mona = await aModerator("Mona");
  const id = await aPersonalComment(await aPost());
  await decideOn(id, "approve", mona, noon);
  const edit = { action: "edit", editKind: "personal-data", outcome: "applied" } as const;
  const status = { fromStatus: "approved", toStatus: "approved" } as const;
  const press = { commentId: id, memberId: mona.id, seenVersion: 2, seenBody: "Zirkon." };
  await write((tx) => record(tx, { ...press, ...edit, ...status, decidedAt: later(1) }));

  const { entries } = await readDeskLog(mona, undefined);

  expect(entries.map(({ parts }) => parts.text?.value)).toEqual([null, null, undefined]);
  expect(entries.map(({ parts }) => parts.held?.value)).toEqual([null, null, undefined]);
  expect(entries[1]?.parts.writer?.value).toBe("Zoe Zwetschge");
  expect((await verifyLog()).findings).toEqual([]);
});

test("an owner names the moderators or keeps the log to the desk, and both are rows in it", async () => {
  const mona = await aModerator("Mona");
  const olga = await anOwner("Olga");
  await decideOn(await aPersonalComment(await aPost()), "reject", mona, noon);
  const wanted = { isPublished: true, areModeratorsNamed: true };
  const edition = await currentEdition();

  expect(await changeLogSettings(wanted, olga, later(1))).toEqual({ outcome: "changed" });

  expect(await currentEdition()).toBeGreaterThan(edition);
  expect(await entriesNow()).toMatchObject([
    { kind: "settings", by: "Olga" },
    { kind: "reject", by: "Mona" },
  ]);
  expect(await feedNow()).toContain("by Mona");

  await changeLogSettings({ ...wanted, isPublished: false }, olga, later(2));

  expect(await readPublicLog({}, now)).toBeUndefined();
  expect(await readLogFeed(null, now)).toBeUndefined();
  // It is kept all the same, and asks for no new edition.
  const hidden = await currentEdition();
  await decideOn(await aPersonalComment(await aPost()), "reject", mona, later(3));
  expect(await currentEdition()).toBe(hidden);
  const { entries } = await readDeskLog(mona, undefined);
  expect(entries.map(({ kind }) => kind)).toEqual([
    "reject",
    "settings",
    "settings",
    "reject",
    "begin",
  ]);
  await changeLogSettings({ ...wanted, isPublished: false }, olga, later(4));
  expect((await readDeskLog(mona, undefined)).entries).toHaveLength(5);
});

test("pages of the log meet without a gap and tell a day’s spam once", async () => {
  const mona = await aModerator("Mona");
  const postId = await aPost();
  for (let hour = 0; hour < 35; hour += 1) {
    await decideOn(await aPersonalComment(postId), "reject", mona, later(hour));
    if (hour % 7 === 0) {
      await decideOn(await aPersonalComment(postId), "spam", mona, later(hour));
    }
  }

  const first = await logNow();
  const second = await readPublicLog({ before: String(first.older) }, now);
  const told = [...first.days, ...(second?.days ?? [])];

  expect(first.days.flatMap(({ entries }) => entries)).toHaveLength(30);
  expect(told.flatMap(({ entries }) => entries)).toHaveLength(35);
  expect(told.reduce((sum, { spam }) => sum + spam, 0)).toBe(5);
  expect(second).toMatchObject({ older: undefined, newer: "first", lost: undefined });
  expect(await readPublicLog({ before: "x" }, now)).toMatchObject({ lost: "unreadable" });
  expect(await readPublicLog({ before: "1" }, now)).toMatchObject({ lost: "beyond" });
});

test("what trust published says so, whoever granted it, and nothing else does", async () => {
  const mona = await aModerator("Mona");
  const commentId = await aComment({ postId: await aPost() });
  await write(async (tx) => {
    await appendToLog(tx, { kind: "approve", at: noon, memberId: mona.id, commentId });
    await appendToLog(tx, { kind: "distrust", at: noon, commentId });
  });
  await decideOn(await aPersonalComment(await aPost()), "approve", mona, noon);

  expect(await entriesNow()).toMatchObject([
    { kind: "approve", isByTrust: false, isByModerator: true },
    { kind: "distrust", isByTrust: false, isByModerator: false },
    { kind: "approve", isByTrust: true, isByModerator: false },
  ]);
});

test("of another text that was decided about, the log keeps that text", async () => {
  const mona = await aModerator("Mona");
  const commentId = await aComment({ postId: await aPost(), body: "Public." });
  const proposed = { state: "proposed", body: "Proposed.", bodyFormat: "text" } as const;
  await write((tx) =>
    tx.insert(commentRevisions).values({ commentId, createdAt: noon, ...proposed }),
  );
  await decideOn(commentId, "reject", mona, noon);

  const { entries } = await readDeskLog(mona, undefined);
  expect(entries[0]?.parts.text?.value).toBe("Proposed.");
});

async function aPersonalComment(postId: number): Promise<number> {
  return aComment({
    postId,
    status: "pending",
    name: "Zoe Zwetschge",
    email: "zoe@example.org",
    body: "Zirkon.",
    holds: [{ rule: "many-links", sentence: "It names Zirkon." }],
  });
}

async function logNow(): Promise<PublicLog> {
  const log = await readPublicLog({}, now);
  if (!log) throw new Error("The log is not published.");
  return log;
}

async function entriesNow() {
  return (await logNow()).days.flatMap(({ entries }) => entries);
}

async function kindsNow() {
  return (await entriesNow()).map(({ kind }) => kind);
}

async function feedNow(): Promise<string> {
  const feed = await readLogFeed(null, now);
  if (!feed) throw new Error("The log is not published.");
  return printFeed(feed, "atom");
}
