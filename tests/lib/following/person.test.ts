import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { blocks, commentDrafts, commentRevisions, holds, trusts } from "#db/schema/comments.ts";
import { addresses } from "#db/schema/mail.ts";
import { appeals, authorQuestions, commentNotes } from "#db/schema/moderation.ts";
import { reports } from "#db/schema/reports.ts";
import { eraseUnder } from "#lib/following/erase-everything.ts";
import { findHandle, findPerson } from "#lib/following/person.ts";
import { appendToLog } from "#lib/moderation/log/append.ts";
import { annotate } from "#lib/moderation/log/annotate.ts";
import { readDeskLog } from "#lib/moderation/log/desk.ts";
import { verifyLog } from "#lib/moderation/log/verify.ts";
import { decide } from "#lib/moderation/decide.ts";
import { fillIndex } from "#lib/search/fill.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { holding, listTables } from "#tests/support/every-table.ts";
import { aFollower, runJobs } from "#tests/support/mailing.ts";
import { aModerator, anOwner } from "#tests/support/members.ts";

const start = new Date("2026-06-01T10:00:00Z");
const later = (minutes: number): Date => new Date(+start + minutes * 60_000);
const zoe = "zoe@example.org";
const personal = /zoe|zwetschge|zirkon/i;

test("an owner who was asked erases all that any table, index or mail holds of one address", async () => {
  const olga = await anOwner("Olga");
  await fillEveryTable();
  await runJobs(later(10));
  await fillIndex();
  // Whoever adds a table says here whether it can hold something of a person, and fills it above.
  const tables = (await listTables()).map(({ name }) => name);
  expect(tables.filter((name) => !impersonal.includes(name)).sort()).toEqual(
    (await holding(personal)).filter((place) => !place.endsWith(".eml")).sort(),
  );

  const person = await findPerson(olga, await findHandle(olga, " Zoe@Example.org"));
  expect(person).toMatchObject({ email: zoe, isMember: false });
  const exported = JSON.stringify(person?.everything);
  for (const word of ["answered", "declined", "begun", "once", "objection", "note", "question"]) {
    expect(exported).toContain(`Zirkon, ${word}.`);
  }
  expect(exported).not.toContain("Of Ben.");

  expect(await eraseUnder(zoe, { by: olga.id }, later(11))).toEqual({ outcome: "erased" });
  await runJobs(later(12));
  await fillIndex();

  expect(await holding(personal)).toEqual([]);
  expect(await holding(/Of Ben/)).toContain("comments");
  expect((await verifyLog()).findings).toEqual([]);
  expect((await readDeskLog(olga, undefined)).entries[0]).toMatchObject({
    kind: "erase",
    detail: "3 comments",
    parts: { member: { value: "Olga" } },
  });
  expect(await findHandle(olga, zoe)).toBeUndefined();
});

test("what is named in an address by a number leads to nothing that is not there", async () => {
  const olga = await anOwner();
  const id = await aComment({ postId: await aPost(), email: null });

  for (const handle of [`comment-${id}`, "comment-9999", "address-0", "x-1", "", undefined]) {
    expect(await findPerson(olga, handle)).toBeUndefined();
  }
  expect(await findHandle(olga, "not an address")).toBeUndefined();
});

/** Tables of posts, of members, of numbers, and of hashes that nobody can read anything from. */
const impersonal = `
  __drizzle_migrations assignments attachments authors bulk_items
  bulks comment_evidence comment_index comment_index_config comment_index_docsize
  comment_index_idx corrections editions follows import_identities
  jobs letters log_entries looks members
  notice_settings pictures post_index post_index_config post_index_data
  post_index_docsize post_index_idx post_tags post_texts posts
  previews redirects related_links revisions search_due
  sent_mails series series_parts sessions settings
  setup_links sign_in_failures spam_lessons spam_memory tags
`
  .trim()
  .split(/\s+/);

async function fillEveryTable(): Promise<void> {
  const postId = await aPost();
  const mo = await aModerator("Mo");
  const given = { follow: ["decision", "thread"], name: "Zoe Zwetschge", email: zoe };
  const answered = await aFollower(postId, { ...given, text: "Zirkon, answered." }, start);
  const declined = await aFollower(postId, { ...given, text: "Zirkon, declined." }, later(1));
  const spam = await aComment({
    postId,
    email: zoe,
    name: "Zwetschge",
    body: "Zirkon, spam.",
    status: "pending",
  });
  await runJobs(later(2));
  for (const [commentId, action] of [
    [answered, "approve"],
    [declined, "reject"],
    [spam, "spam"],
  ] as const) {
    const told = { reason: "Zirkon is off topic." };
    const press = { commentId, seenVersion: 1, action, told };
    expect((await decide(press, mo, later(3))).outcome).toBe("decided");
  }
  await aComment({ postId, parentId: answered, email: "ben@example.org", body: "Of Ben." });
  const about = { commentId: answered, createdAt: start };
  await write(async (tx) => {
    await tx
      .update(addresses)
      .set({ confirmedAt: start, lastError: `550 ${zoe}` })
      .where(eq(addresses.email, zoe));
    await tx
      .insert(commentRevisions)
      .values({ ...about, state: "earlier", body: "Zirkon, once.", bodyFormat: "text" });
    await tx.insert(appeals).values({ ...about, commentId: declined, text: "Zirkon, objection." });
    await tx.insert(commentNotes).values({ ...about, memberId: mo.id, text: "Zirkon, note." });
    await tx
      .insert(authorQuestions)
      .values({ ...about, askedBy: mo.id, question: "Zirkon, question.", askedAt: start });
    await tx.insert(reports).values({ ...about, reason: "other", words: "About Zirkon." });
    await tx
      .insert(holds)
      .values({ commentId: answered, rule: "words", sentence: "It says “Zirkon”." });
    await tx.insert(trusts).values({ commentId: answered, site: "zoe.example", grantedAt: start });
    await tx.insert(blocks).values({
      ...{ ...about, kind: "writer", mark: "a keyed hash", reason: "Zirkon again." },
      createdBy: mo.id,
    });
    await tx.insert(commentDrafts).values({
      ...{ postId, parent: "", name: "Zoe Zwetschge", email: " Zoe@example.org", site: "" },
      ...{ text: "Zirkon, begun.", follow: "", networkHash: "x" },
      ...{ createdAt: start, updatedAt: start, expiresAt: later(60) },
    });
    await appendToLog(tx, {
      kind: "block",
      at: start,
      memberId: mo.id,
      parts: { words: `The writer ${zoe}` },
    });
  });
  const [row] = (await readDeskLog(mo, undefined)).entries.filter(
    ({ commentId }) => commentId === declined,
  );
  await annotate({ about: row?.sequence ?? 0, typed: "Zwetschge asked why." }, mo, later(3));
}
