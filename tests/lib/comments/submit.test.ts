import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { jobs } from "#db/schema/jobs.ts";
import { decisions } from "#db/schema/moderation.ts";
import { posts } from "#db/schema/posts.ts";
import { typedInForm } from "#lib/comments/draft.ts";
import { submitComment, type Submission } from "#lib/comments/submit.ts";
import { storeCommentLimits } from "#lib/settings/comment-limits.ts";
import { storePublication } from "#lib/settings/publication.ts";
import { aComment, aForm, aPost, aVisitor, reasonsOf } from "#tests/support/conversation.ts";
import { aMember, aModerator } from "#tests/support/members.ts";

test("a comment is stored to wait, with a notice for each who may decide", async () => {
  const postId = await aPost();
  const moderator = await aModerator();
  const author = await aMember({ role: "author" });

  const id = accepted(await submitComment(aForm(postId), aVisitor()));

  expect(await stored(id)).toMatchObject({
    postId,
    status: "pending",
    statusBy: null,
    name: "Ben",
  });
  const notices = await reader.select({ payload: jobs.payload }).from(jobs);
  expect(notices).toContainEqual({ payload: { commentId: id, memberId: moderator.id } });
  expect(notices).not.toContainEqual({ payload: { commentId: id, memberId: author.id } });
});

test("a text without a visible character is not stored (C01)", async () => {
  const postId = await aPost();
  const nothings = ["", " \n\t ", "\u200b\u200d\ufeff", "\u2800\u2800", "\u0301\u0302"];

  for (const text of nothings) {
    const answer = await submitComment(aForm(postId, { text }), aVisitor());

    expect(answer).toEqual(invalid("text", "Enter a comment."));
  }
  expect(await countOn(postId)).toBe(0);
});

test("a text over the limit is refused with its length, in code points (C02)", async () => {
  const postId = await aPost();

  const over = await submitComment(aForm(postId, { text: "x".repeat(60_412) }), aVisitor());
  const full = await submitComment(aForm(postId, { text: "😀".repeat(60_000) }), aVisitor());

  const message = "Comment must be 60,000 characters or fewer. Yours has 60,412.";
  expect(over).toEqual(invalid("text", message));
  expect(full.outcome).toBe("accepted");
});

test("how long a comment may be is a setting (C02)", async () => {
  const postId = await aPost();
  await storeCommentLimits({ textLength: 500 });

  const over = await submitComment(aForm(postId, { text: "x".repeat(501) }), aVisitor());
  const full = await submitComment(aForm(postId, { text: "x".repeat(500) }), aVisitor());

  await storeCommentLimits({});
  const message = "Comment must be 500 characters or fewer. Yours has 501.";
  expect(over).toEqual(invalid("text", message));
  expect(full.outcome).toBe("accepted");
});

test("the problems are told in the publication's language", async () => {
  const postId = await aPost();
  await write((tx) => storePublication(tx, { language: "ar-EG" }, new Date()));

  const empty = await submitComment(aForm(postId, { text: "" }), aVisitor());
  const long = await submitComment(aForm(postId, { text: "x".repeat(60_412) }), aVisitor());

  await write((tx) => storePublication(tx, {}, new Date()));
  expect(empty).toEqual(invalid("text", "اكتب تعليقًا."));
  const message = "طول التعليق ٦٠٬٠٠٠ حرف على الأكثر، وما كتبته ٦٠٬٤١٢.";
  expect(long).toEqual(invalid("text", message));
});

test("what was typed comes back as it was, its first line break too", () => {
  const text = "\r\n  Indented.\r\n";

  const typed = typedInForm(aForm(1, { text, email: "not an address", parent: "7" }));

  expect(typed).toMatchObject({
    text: "\n  Indented.\n",
    email: "not an address",
    name: "Ben",
    parent: "7",
  });
});

test("every problem is told at once", async () => {
  const postId = await aPost();

  const answer = await submitComment(aForm(postId, { name: "", email: "", text: "" }), aVisitor());

  expect(answer).toEqual({
    outcome: "invalid",
    problems: [
      { field: "text", message: "Enter a comment." },
      { field: "name", message: "Enter your name." },
      { field: "email", message: "Enter an e-mail address in the format name@example.org" },
    ],
  });
});

test("a name holds no control, no change of direction and no tower of accents (C04)", async () => {
  const postId = await aPost();
  const hostile = [
    "Ben\nBcc: x",
    "Ben\u0000",
    "\u202enimdA",
    "Ben\u2066x",
    "B" + "\u0301".repeat(79),
    "B" + "\u0301".repeat(300),
    "Be\u2028n",
    "Ben\u009b",
  ];

  for (const name of [...hostile, "x".repeat(81)]) {
    const answer = await submitComment(aForm(postId, { name }), aVisitor());

    expect(answer, JSON.stringify(name)).toMatchObject({ problems: [{ field: "name" }] });
  }
});

test("a name with markup, quotes, emoji or letters of any alphabet is kept as it is (C04)", async () => {
  const postId = await aPost();
  const names = ['<b>"Ben"</b>', "O’Brien & Sons", "👩‍👩‍👧", "محمد", "Ångström", "नीता"];

  for (const name of names) {
    const id = accepted(await submitComment(aForm(postId, { name }), aVisitor()));

    expect((await stored(id))?.name).toBe(name.normalize("NFC"));
  }
});

test("a name that looks like a member's is held for that reason, and no word stands by it (C04)", async () => {
  const postId = await aPost();
  await aMember({ name: "Ana Ruiz" });
  const reason = "The name looks like that of Ana Ruiz, who writes or moderates here.";

  for (const name of [
    "Ana Ruiz",
    "ANA  RUIZ",
    "Аna Ruiz",
    "Αna Ruiz",
    "Ana Ruіz",
    "Аnа Rυiz",
    "Ána Ruíz",
    "Ａｎａ Ruiz",
    "Ana\u200bRuiz",
  ]) {
    const id = accepted(await submitComment(aForm(postId, { name }), aVisitor()));

    expect(await stored(id), name).toMatchObject({ memberId: null });
    expect(await reasonsOf(id), name).toContain(reason);
  }
  const other = accepted(await submitComment(aForm(postId, { name: "Ana Roth" }), aVisitor()));
  expect(await reasonsOf(other)).toEqual(["Every comment is read before it appears."]);
});

test("text is composed once, and what is stored is what was sent (C06)", async () => {
  const postId = await aPost();
  const text = "e\u0301 𝒳 😀\r\nsecond\r\rline";

  const id = accepted(await submitComment(aForm(postId, { text }), aVisitor()));

  expect((await stored(id))?.body).toBe("é 𝒳 😀\nsecond\n\nline");
});

test("a text with NUL, a control or half a character is refused, not cut (C06)", async () => {
  const postId = await aPost();

  for (const text of ["before\u0000after", "bell\u0007", "half \ud800"]) {
    const form = aForm(postId, { text: undefined });
    // FormData itself would repair the half; a reader of raw bytes might not.
    form.getAll = (name) => (name === "text" ? [text] : FormData.prototype.getAll.call(form, name));
    const answer = await submitComment(form, aVisitor());

    expect(answer).toMatchObject({ outcome: "invalid", problems: [{ field: "text" }] });
  }
  expect(await countOn(postId)).toBe(0);
});

test("the same form sent twice is stored once and confirmed the same, with and without a key (C07, R06)", async () => {
  const postId = await aPost();
  for (const formKey of ["", "k".repeat(22)]) {
    const visitor = aVisitor();
    const form = () => aForm(postId, { formKey, text: `Sent twice ${formKey}` });

    const [first, second] = await Promise.all([
      submitComment(form(), visitor),
      submitComment(form(), visitor),
    ]);

    expect(accepted(first)).toBe(accepted(second));
  }
  expect(await countOn(postId)).toBe(2);
  const queued = await reader.select({ payload: jobs.payload }).from(jobs);
  expect(new Set(queued.map(({ payload }) => JSON.stringify(payload))).size).toBe(queued.length);
});

test("a retry after a post was closed is still confirmed (R06)", async () => {
  const postId = await aPost();
  const visitor = aVisitor();
  const id = accepted(await submitComment(aForm(postId), visitor));

  await write((tx) => tx.update(posts).set({ state: "draft" }).where(eq(posts.id, postId)));

  expect(accepted(await submitComment(aForm(postId), visitor))).toBe(id);
});

test("the same words from another network do not lead to the writer's private page (C07)", async () => {
  const postId = await aPost();
  await submitComment(aForm(postId), aVisitor());

  const stranger = await submitComment(aForm(postId), aVisitor());

  expect(stranger).toEqual({ outcome: "refused", because: "already-here" });
  expect(await countOn(postId)).toBe(1);
});

test("the same words are a new comment a day later", async () => {
  const postId = await aPost();
  const visitor = aVisitor();
  const today = new Date("2026-06-01T10:00:00Z");
  const first = accepted(await submitComment(aForm(postId), visitor, today));

  const later = await submitComment(aForm(postId), visitor, new Date("2026-06-02T10:00:01Z"));

  expect(accepted(later)).not.toBe(first);
});

test("a new text sent with an old form's key is not lost", async () => {
  const postId = await aPost();
  const visitor = aVisitor();
  const formKey = "f".repeat(22);
  await submitComment(aForm(postId, { formKey, text: "One" }), visitor);

  const id = accepted(await submitComment(aForm(postId, { formKey, text: "Two" }), visitor));

  expect((await stored(id))?.body).toBe("Two");
});

test("a reply is stored under the public comment it answers", async () => {
  const postId = await aPost();
  const parentId = await aComment({ postId });

  const answer = await submitComment(aForm(postId, { parent: String(parentId) }), aVisitor());

  expect((await stored(accepted(answer)))?.parentId).toBe(parentId);
});

test("a reply to a comment that was taken down since says so (C08)", async () => {
  const postId = await aPost();
  const parentId = await aComment({ postId, status: "rejected" });
  const below = await aComment({ postId, parentId });
  const moderator = await aModerator();
  await write((tx) =>
    tx.insert(decisions).values({
      commentId: parentId,
      memberId: moderator.id,
      action: "reject",
      outcome: "applied",
      seenVersion: 1,
      seenBody: "",
      fromStatus: "approved",
      toStatus: "rejected",
      decidedAt: new Date(),
    }),
  );

  for (const parent of [parentId, below]) {
    const answer = await submitComment(aForm(postId, { parent: String(parent) }), aVisitor());

    expect(answer).toEqual({ outcome: "refused", because: "parent-removed" });
  }
  expect(await countOn(postId)).toBe(2);
});

test("a reply to what was never public gets one refusal that tells nothing apart (C08)", async () => {
  const postId = await aPost();
  const repeated = await aComment({ postId });
  const parents = [
    String(await aComment({ postId, status: "pending" })),
    String(await aComment({ postId, status: "rejected" })),
    String(await aComment({ postId, status: "spam" })),
    String(await aComment({ postId, duplicateOf: repeated })),
    String(await aComment({ postId: await aPost() })),
    "999999",
    "0",
    "-1",
    "1e3",
    "x",
    "9".repeat(400),
  ];

  for (const parent of parents) {
    const answer = await submitComment(aForm(postId, { parent }), aVisitor());

    expect(answer, parent).toEqual({ outcome: "refused", because: "parent-unknown" });
  }
});

test("only a public, open post takes comments, decided when it is stored (C09)", async () => {
  const past = new Date("2026-02-01T00:00:00Z");
  const future = new Date("2100-01-01T00:00:00Z");
  const closed = [
    await aPost({ state: "draft" }),
    await aPost({ state: "scheduled", publishedAt: future }),
    await aPost({ publishedAt: future }),
    await aPost({ state: "private" }),
    await aPost({ state: "protected" }),
    await aPost({ state: "trashed" }),
    await aPost({ commentsClosedAt: past }),
    await aPost({ kind: "page" }),
    999_999,
  ];

  for (const postId of closed) {
    const answer = await submitComment(aForm(postId), aVisitor());

    expect(answer).toEqual({ outcome: "refused", because: "closed" });
    expect(await countOn(postId)).toBe(0);
  }
});

test("a post that closes while a comment waits for its turn takes it no more (C09)", async () => {
  const postId = await aPost();

  const closing = write(async (tx) => {
    await tx
      .update(posts)
      .set({ commentsClosedAt: new Date(0) })
      .where(eq(posts.id, postId));
  });
  const answer = submitComment(aForm(postId), aVisitor());

  await closing;
  expect(await answer).toEqual({ outcome: "refused", because: "closed" });
});

test("what the server alone decides cannot be sent along (C10)", async () => {
  const postId = await aPost();
  const form = aForm(postId, {
    status: "approved",
    memberId: "1",
    authorId: "1",
    createdAt: "0",
    version: "9",
    __proto__x: "1",
    "text[]": "another text",
    "name[0]": "Olga",
    "__proto__[status]": "approved",
    "constructor.prototype.status": "approved",
    constructor: "x",
  });
  form.append("__proto__", "polluted");

  const now = new Date("2026-06-01T10:00:00Z");
  const id = accepted(await submitComment(form, aVisitor(), now));

  expect(await stored(id)).toMatchObject({
    status: "pending",
    memberId: null,
    authorId: null,
    name: "Ben",
    body: "A comment.",
    version: 1,
    createdAt: now,
  });
  expect({}).not.toHaveProperty("status");
  expect(Object.prototype).not.toHaveProperty("polluted");
});

test("files, repeats and missing fields are refused with a sentence (C10)", async () => {
  const postId = await aPost();
  const repeated = aForm(postId);
  for (let n = 0; n < 1_000; n += 1) repeated.append("text", "again");
  const forms = [
    repeated,
    aForm(postId, { text: new File(["x"], "x.txt") }),
    aForm(postId, { name: new File([], "") }),
    aForm(postId, { text: undefined, name: undefined, email: undefined }),
    new FormData(),
  ];

  for (const form of forms) {
    const answer = await submitComment(form, aVisitor());

    expect(answer.outcome).toBe("invalid");
  }
  expect(await countOn(postId)).toBe(0);
});

test("an e-mail is exactly one address (C12)", async () => {
  const postId = await aPost();
  const wrong = [
    "a@example.org\r\nBcc: b@example.org",
    "a@example.org,b@example.org",
    '"a@b"@example.org',
    "a＠example.org＠b.org",
    `${"x".repeat(290)}@example.org`,
    "a@localhost",
    "no address",
    "<a@example.org>",
    "a@b@example.org",
    "a@example.org b@example.org",
    "a@example.org;b@example.org",
    "a@example.org\u0000",
    "a@[127.0.0.1]",
    "a@10.0.0.10",
    `a@${"x".repeat(300)}.org`,
    "@example.org",
    "a@",
  ];

  for (const email of wrong) {
    const answer = await submitComment(aForm(postId, { email }), aVisitor());

    const message = "Enter an e-mail address in the format name@example.org";
    expect(answer, email).toEqual(invalid("email", message));
  }
  const right = {
    " a＠example.org": "a@example.org",
    "b@bücher.example": "b@xn--bcher-kva.example",
  };
  for (const [typed, kept] of Object.entries(right)) {
    const id = accepted(await submitComment(aForm(postId, { email: typed }), aVisitor()));
    expect((await stored(id))?.email).toBe(kept);
  }
});

test("a network's sixth comment in ten minutes waits, and the sentence's minute is true (F01)", async () => {
  const postId = await aPost();
  const visitor = aVisitor();
  const at = (time: string) => new Date(`2026-06-01T${time}Z`);
  const send = (text: string, now: Date) => submitComment(aForm(postId, { text }), visitor, now);
  for (const n of [1, 2, 3, 4, 5]) accepted(await send(`${n}`, at(`23:5${n}:30`)));

  const sixth = await send("6", at("23:56:00"));

  const retryAt = new Date("2026-06-02T00:02:00Z");
  expect(sixth).toEqual({ outcome: "limited", limit: { count: 5, within: "10 minutes", retryAt } });
  accepted(await send("6", retryAt));
  accepted(await submitComment(aForm(postId, { text: "7" }), aVisitor(), at("23:56:00")));
});

test("a retry is confirmed also when the network has reached its limit", async () => {
  const postId = await aPost();
  const visitor = aVisitor();
  const send = (text: string) => submitComment(aForm(postId, { text }), visitor);
  const first = accepted(await send("1"));
  for (const n of [2, 3, 4, 5]) await send(`${n}`);

  expect(accepted(await send("1"))).toBe(first);
});

test("the thirty-first comment in a day waits, and the limits are a setting (F01)", async () => {
  const postId = await aPost();
  const visitor = aVisitor();
  const start = +new Date("2026-06-01T12:00:00Z");
  const minute = 60_000;
  for (let n = 0; n < 30; n += 1) {
    accepted(
      await submitComment(
        aForm(postId, { text: `${n}` }),
        visitor,
        new Date(start + n * 5 * minute),
      ),
    );
  }
  const next = () =>
    submitComment(aForm(postId, { text: "next" }), visitor, new Date(start + 23 * 60 * minute));

  const refused = await next();
  await storeCommentLimits({ perDay: 31 });
  const admitted = await next();

  expect(refused).toMatchObject({ outcome: "limited", limit: { count: 30, within: "24 hours" } });
  expect(admitted.outcome).toBe("accepted");
});

function accepted(submission: Submission): number {
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));
  return submission.commentId;
}

function invalid(field: string, message: string): unknown {
  return { outcome: "invalid", problems: [{ field, message }] };
}

async function stored(id: number) {
  return reader.select().from(comments).where(eq(comments.id, id)).get();
}

async function countOn(postId: number): Promise<number> {
  return reader.$count(comments, eq(comments.postId, postId));
}
