import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { commentDrafts, comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { draftKeyFor } from "#lib/comments/draft-key.ts";
import { draftExpires, removeExpired, throwAwayDraft } from "#lib/comments/end-draft.ts";
import { findDraft } from "#lib/comments/find-draft.ts";
import { draftsPerDayMax, keepDraft, type KeptFor } from "#lib/comments/keep-draft.ts";
import { submitComment } from "#lib/comments/submit.ts";
import type { Visitor } from "#lib/identity/visitor.ts";
import { handler, runNextJob, type Handlers } from "#lib/jobs/worker.ts";
import { aForm, aPost, aVisitor } from "#tests/support/conversation.ts";

const dayMs = 24 * 60 * 60_000;

test("a draft is kept as it was typed, with all that is not filled in yet", async () => {
  const postId = await aPost();
  const typed = { text: "Half a\n\n  thought", name: "", email: "ben@", site: "ben.example" };

  const key = await kept(aForm(postId, { ...typed, parent: "7", follow: "replies" }));

  const found = await findDraft(key);
  expect(found?.typed).toEqual({ ...typed, parent: "7", follow: "replies" });
  expect(found?.isKept).toBe(true);
  expect(await countComments(postId)).toBe(0);
});

test("what a preview shows is made safe as on the page (C03)", async () => {
  const text = '*So* <img src=x onerror="alert(1)"> [x](javascript:alert(1))';

  const found = await findDraft(await kept(aForm(await aPost(), { text }), "preview"));

  expect(found?.html).toContain("<em>So</em>");
  expect(found?.html).not.toMatch(/<img|href="javascript/);
});

test("going on with a draft changes it, and a look at it does not end it earlier", async () => {
  const postId = await aPost();
  const now = new Date("2026-03-01T00:00:00Z");
  const key = await kept(aForm(postId, { text: "First." }), "later", aVisitor(), now);

  const again = await kept(
    aForm(postId, { text: "Second.", draft: key }),
    "preview",
    aVisitor(),
    now,
  );

  expect(again).toBe(key);
  const found = await findDraft(key, now);
  expect(found?.typed.text).toBe("Second.");
  expect(found?.expiresAt).toEqual(new Date(+now + 30 * dayMs));
});

test("an altered or expired address leads nowhere", async () => {
  const now = new Date("2026-03-01T00:00:00Z");
  const key = await kept(aForm(await aPost()), "later", aVisitor(), now);
  const id = Number(key.split("-")[0]);

  const asked = [
    await findDraft(`${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`, now),
    await findDraft(`${id + 1}${key.slice(String(id).length)}`, now),
    await findDraft(String(id), now),
    await findDraft(key, new Date(+now + 30 * dayMs)),
  ];

  expect(asked).toEqual([undefined, undefined, undefined, undefined]);
  expect(await findDraft(key, now)).toBeDefined();
});

test("posting from a draft removes it, and a refused one leaves it", async () => {
  const postId = await aPost();
  const key = await kept(aForm(postId, { text: "To be sent." }));

  const refused = await submitComment(
    aForm(postId, { text: "x", name: "", draft: key }),
    aVisitor(),
  );
  const before = await findDraft(key);
  const sent = await submitComment(aForm(postId, { text: "To be sent.", draft: key }), aVisitor());

  expect([refused.outcome, sent.outcome]).toEqual(["invalid", "accepted"]);
  expect([before !== undefined, await findDraft(key)]).toEqual([true, undefined]);
});

test("thrown away, it is gone, and once more there is nothing", async () => {
  const postId = await aPost();
  const key = await kept(aForm(postId));

  const answers = [
    await throwAwayDraft(key),
    await throwAwayDraft(key),
    await throwAwayDraft("1-x"),
  ];

  expect(answers).toEqual([
    { outcome: "thrown-away" },
    { outcome: "missing" },
    { outcome: "missing" },
  ]);
  expect(await findDraft(key)).toBeUndefined();
});

test("a draft and the address in it are removed when they expire", async () => {
  const now = new Date();
  const key = await kept(aForm(await aPost()), "preview", aVisitor(), now);
  const jobs = new Map([handler(draftExpires, removeExpired)]);

  await kept(aForm(await postOf(key), { draft: key }), "later", aVisitor(), now);
  await runAll(jobs, new Date(+now + dayMs));
  const afterOneDay = await countDrafts(key);
  await runAll(jobs, new Date(+now + 30 * dayMs));

  expect([afterOneDay, await countDrafts(key)]).toEqual([1, 0]);
});

test("one network begins no more than so many drafts in a day", async () => {
  const postId = await aPost();
  const visitor = aVisitor();
  const now = new Date("2026-03-01T10:00:30Z");
  const first = await kept(aForm(postId), "preview", visitor, now);
  for (let n = 1; n < draftsPerDayMax; n += 1) {
    await kept(aForm(postId), "preview", visitor, new Date(+now + n));
  }

  const later = new Date(+now + 60_000);
  const over = await keepDraft(aForm(postId), visitor, "preview", later);
  const goingOn = await keepDraft(aForm(postId, { draft: first }), visitor, "preview", later);

  const retryAt = new Date("2026-03-02T10:01:00Z");
  expect(over).toEqual({ outcome: "limited", count: draftsPerDayMax, retryAt });
  expect(goingOn.outcome).toBe("kept");
  const nextDay = await keepDraft(aForm(postId), visitor, "preview", retryAt);
  expect(nextDay.outcome).toBe("kept");
});

test("nothing is kept for a post that is not public, nor an empty or endless text (C01, C02)", async () => {
  const hiddenId = await aPost({ state: "draft", publishedAt: null });
  const postId = await aPost();

  const hidden = await keepDraft(aForm(hiddenId), aVisitor(), "later");
  const empty = await keepDraft(aForm(postId, { text: " \u200b" }), aVisitor(), "later");
  const long = await keepDraft(aForm(postId, { text: "x".repeat(60_412) }), aVisitor(), "preview");

  expect(hidden).toEqual({ outcome: "refused", because: "closed" });
  expect(empty).toMatchObject({ problems: [{ field: "text", message: "Enter a comment." }] });
  expect(long).toMatchObject({
    problems: [{ message: "Comment must be 60,000 characters or fewer. Yours has 60,412." }],
  });
});

test("a draft's number is not given again", async () => {
  const postId = await aPost();
  const key = await kept(aForm(postId));
  await write((tx) => tx.delete(commentDrafts));

  expect(await kept(aForm(postId))).not.toBe(key);
});

async function kept(
  form: FormData,
  keptFor: KeptFor = "later",
  visitor: Visitor = aVisitor(),
  now = new Date(),
): Promise<string> {
  const keeping = await keepDraft(form, visitor, keptFor, now);
  if (keeping.outcome !== "kept") throw new Error(`The draft was ${keeping.outcome}.`);
  return keeping.key;
}

async function runAll(jobs: Handlers, now: Date): Promise<void> {
  while (await runNextJob(jobs, now));
}

async function postOf(key: string): Promise<number> {
  const slug = (await findDraft(key))?.postSlug ?? "";
  const row = await reader.select({ id: posts.id }).from(posts).where(eq(posts.slug, slug)).get();
  return row?.id ?? 0;
}

async function countDrafts(key: string): Promise<number | undefined> {
  const id = Number(key.split("-")[0]);
  expect(draftKeyFor(id)).toBe(key);
  const row = await reader
    .select({ count: count() })
    .from(commentDrafts)
    .where(eq(commentDrafts.id, id))
    .get();
  return row?.count;
}

async function countComments(postId: number): Promise<number | undefined> {
  const row = await reader
    .select({ count: count() })
    .from(comments)
    .where(eq(comments.postId, postId))
    .get();
  return row?.count;
}
