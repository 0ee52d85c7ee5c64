import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { spamLessons } from "#db/schema/memory.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import { eraseComment } from "#lib/comments/erase.ts";
import { approvedMin, spamMin } from "#lib/comments/memory/learn.ts";
import {
  forgetAllLessons,
  keepAllLessons,
  readLessons,
  type DecidedComment,
} from "#lib/comments/memory/lessons.ts";
import { recallMemory } from "#lib/comments/memory/memory.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { returnComment, withdrawComment } from "#lib/comments/withdraw.ts";
import { decidingActions } from "#lib/moderation/decide.ts";
import { undo } from "#lib/moderation/undo.ts";
import { aComment, aForm, aPost, aVisitor, reasonsOf } from "#tests/support/conversation.ts";
import { advertising, decided, ordinary } from "#tests/support/lessons.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:00:00Z");
const enough = { approved: ordinary(approvedMin), spam: advertising(spamMin) };

beforeEach(async () => {
  await write((tx) => tx.delete(comments));
});

test("what reads like spam marked here before is held with the words that counted", async () => {
  const postId = await aPost();
  await decided({ postId, ...enough }, await aModerator());

  const reasons = await heldFor(
    postId,
    "Free casino bonus at https://win1.example/now, join today",
  );

  expect(reasons[0]).toMatch(/^Reads like comments marked as spam here before: /);
  expect(reasons[0]).toContain("“casino”");
  expect(reasons.at(-1)).toBe("Every comment is read before it appears.");
});

test("an ordinary comment is held for nothing that was learnt", async () => {
  const postId = await aPost();
  await decided({ postId, ...enough }, await aModerator());

  expect(await heldFor(postId, "My old barn rests on wet clay, and moves in March.")).toEqual([
    "Every comment is read before it appears.",
  ]);
});

test.each([
  ["approved", { approved: ordinary(approvedMin - 1), spam: advertising(spamMin) }],
  ["spam", { approved: ordinary(approvedMin), spam: advertising(spamMin - 1) }],
])("with one decision too few for %s it says nothing", async (_, lessons) => {
  const postId = await aPost();
  await decided({ postId, ...lessons }, await aModerator());

  expect(await recallMemory()).toBeUndefined();
  expect(await heldFor(postId, "Free casino bonus: https://win1.example/")).toHaveLength(1);
});

test("a comment that was decided is left as it is, whatever is learnt afterwards", async () => {
  const postId = await aPost();
  const ana = await aModerator();
  const text = "Free casino spins: https://win1.example/";
  const early = await aComment({
    postId,
    body: text,
    status: "pending",
    holds: [{ rule: "earlier", sentence: "New." }],
  });
  await decideOn(early, "approve", ana, now);
  const before = await rowOf(early);

  await decided({ postId, ...enough }, ana);
  await heldFor(postId, text);

  expect(await rowOf(early)).toEqual(before);
});

test("an undone decision is unlearnt to the last weight (M02)", async () => {
  const postId = await aPost();
  const ana = await aModerator();
  await decided({ postId, ...enough }, ana);
  const waiting = await aComment({ postId, body: "Casino! Casino!", status: "pending" });
  const before = await recallMemory();

  const decisionId = await decideOn(waiting, "spam", ana, now);
  const between = await recallMemory();
  await undo(decisionId, ana, now);

  expect(between?.spam).toBe(spamMin + 1);
  expect(await recallMemory()).toEqual(before);
});

test("learnt live and learnt again from all decisions is the same, whatever was done", async () => {
  const postId = await aPost();
  const ana = await aModerator();
  const act = fc.constantFrom(...decidingActions, "undo", "withdraw", "return", "erase");
  const steps = fc.array(fc.tuple(fc.nat(4), act), { minLength: 1, maxLength: 12 });

  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      await write((tx) => tx.delete(comments));
      const ids: number[] = [];
      for (const body of ordinary(5)) ids.push(await aComment({ postId, body, status: "pending" }));
      let last = 0;
      for (const [which, action] of taken) {
        const id = ids[which] ?? 0;
        const row = await rowOf(id);
        if (!row) continue;
        if (action === "undo") await undo(last, ana, now);
        else if (action === "withdraw") await withdrawComment(receiptFor(id), now);
        else if (action === "return") await returnComment(receiptFor(id), now);
        else if (action === "erase") await write((tx) => eraseComment(tx, id, now));
        else if (!row.withdrawnAt) last = await decideOn(id, action, ana, now);
      }
      const live = await lessons();

      await write(keepAllLessons);

      expect(await lessons()).toEqual(live);
    }),
    { numRuns: 40 },
  );
});

test("in which order was decided makes no difference", async () => {
  const postId = await aPost();
  const ana = await aModerator();
  const ids = await decided({ postId, ...enough }, ana);
  const before = await recallMemory();

  await write(forgetAllLessons);
  expect(await recallMemory()).toBeUndefined();
  for (const id of ids.reverse()) {
    await decideOn(id, (await rowOf(id))?.status === "spam" ? "spam" : "approve", ana, now);
  }

  expect(await recallMemory()).toEqual(before);
});

test("learning again takes in what was decided before an import, and no sample or foreign text", async () => {
  const postId = await aPost();
  const imported = await aComment({ postId, body: "Casino.", status: "spam" });
  await aComment({ postId, body: "Of the sample.", status: "approved" });
  const identity = { source: "wordpress", kind: "comment" as const, sourceId: "7" };
  await write((tx) =>
    tx.insert(importIdentities).values({ ...identity, localId: imported, importedAt: now }),
  );
  expect(await lessons()).toEqual([]);

  await write(keepAllLessons);

  expect(await lessons()).toMatchObject([{ id: imported, verdict: "spam", text: "Casino." }]);
});

test("of what a comment says nothing is kept beside it, and erased it is unlearnt", async () => {
  const postId = await aPost();
  const ana = await aModerator();
  await decided({ postId, ...enough }, ana);
  const before = await recallMemory();
  const [erased = 0] = await decided({ postId, approved: [], spam: ["Call Zoë Quist."] }, ana);
  expect(await recallMemory()).not.toEqual(before);

  await write((tx) => eraseComment(tx, erased, now));

  expect(await recallMemory()).toEqual(before);
  const kept = await reader.select().from(spamLessons);
  expect(new Set(kept.flatMap((lesson) => Object.keys(lesson)))).toEqual(
    new Set(["commentId", "verdict"]),
  );
});

async function heldFor(postId: number, text: string): Promise<string[]> {
  const submission = await submitComment(aForm(postId, { text }), aVisitor(), now);
  if (submission.outcome !== "accepted") throw new Error(submission.outcome);
  return reasonsOf(submission.commentId);
}

async function lessons(): Promise<DecidedComment[]> {
  const all: DecidedComment[] = [];
  for await (const lesson of readLessons()) all.push(lesson);
  return all;
}

async function rowOf(id: number): Promise<typeof comments.$inferSelect | undefined> {
  return reader
    .select()
    .from(comments)
    .where(sql`${comments.id} = ${id}`)
    .get();
}
