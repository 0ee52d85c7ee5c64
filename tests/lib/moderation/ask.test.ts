import { eq, inArray } from "drizzle-orm";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { authorQuestions } from "#db/schema/moderation.ts";
import { authors } from "#db/schema/posts.ts";
import { listWaiting } from "#lib/jobs/queue.ts";
import { answerQuestion } from "#lib/moderation/answer-question.ts";
import { askAuthors } from "#lib/moderation/ask.ts";
import { decide } from "#lib/moderation/decide.ts";
import { authorAsked, questionAnswered } from "#lib/moderation/question-notices.ts";
import { listQuestions, listQuestionsAbout } from "#lib/moderation/question.ts";
import { undoDecided } from "#lib/moderation/undo.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { runJobs } from "#tests/support/mailing.ts";
import { anAuthor, aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const typed = "Is this <b>you</b>?";

beforeEach(() => write((tx) => tx.delete(authorQuestions)));

test("a question goes to the authors with the comment, which goes on waiting, and the answer comes back", async () => {
  const [mo, uma] = [await aModerator("Mo"), await anAuthor("Uma")];
  const commentId = await aWaiting();

  const asked = await askAuthors({ commentId, seenVersion: 1, typed }, mo, now);
  const { open } = await listQuestions(uma);
  const [question] = open;
  const answer = { questionId: question?.id ?? 0, typed: " It is. " };
  const answered = await answerQuestion(answer, uma, now);

  expect(asked.outcome).toBe("asked");
  expect(open).toMatchObject([
    { askedBy: "Mo", question: typed, answer: null, comment: { name: "Ben" }, post: "A post" },
  ]);
  expect(await rowOf(commentId)).toMatchObject({ status: "pending", version: 2 });
  expect(answered).toEqual({ outcome: "answered" });
  expect(await listQuestionsAbout(commentId)).toMatchObject([
    { question: typed, answer: "It is.", answeredBy: "Uma" },
  ]);
  expect((await listQuestions(uma)).open).toEqual([]);
});

test("whoever signs the post is told, or else every author but who asks; and of the answer, who asked", async () => {
  const [mo, uma, vic] = [await aModerator(), await anAuthor("Uma"), await anAuthor("Vic")];
  const byline = await reader.select().from(authors).where(eq(authors.memberId, uma.id)).get();
  const signed = await aWaiting(byline?.id);
  const unsigned = await aWaiting();

  await askAuthors({ commentId: signed, seenVersion: 1, typed }, mo, now);
  const toldOfSigned = await toldOf(signed);
  await askAuthors({ commentId: unsigned, seenVersion: 1, typed }, mo, now);
  const toldOfUnsigned = await toldOf(unsigned);
  const questionId = (await listQuestionsAbout(signed))[0]?.id ?? 0;
  await answerQuestion({ questionId, typed: "Yes." }, uma, now);

  expect(toldOfSigned).toEqual([uma.id]);
  expect(toldOfUnsigned).toEqual(expect.arrayContaining([uma.id, vic.id]));
  expect(toldOfUnsigned).not.toContain(mo.id);
  const waiting = await listWaiting(questionAnswered);
  expect(waiting.map(({ payload }) => payload)).toContainEqual({ questionId });
  await runJobs(now);
  const mails = readOutbox();
  expect(mails.some((mail) => mail.includes("Subject: A moderator asks about a comment"))).toBe(
    true,
  );
  expect(mails.some((mail) => mail.includes("Subject: Your question is answered"))).toBe(true);
});

test.each(["rejected", "spam", "trashed"] as const)(
  "what is %s is read by no author any more, whether its question was answered or not",
  async (status) => {
    const [mo, uma] = [await aModerator("Mo"), await anAuthor("Uma")];
    const ids = [await aWaiting(), await aWaiting()];
    for (const commentId of ids) {
      await askAuthors({ commentId, seenVersion: 1, typed: `About ${commentId}.` }, mo, now);
    }
    const [open = 0, answered = 0] = ids;
    const questionId = (await listQuestionsAbout(answered))[0]?.id ?? 0;
    await answerQuestion({ questionId, typed: "Yes." }, uma, now);
    const before = await listQuestions(uma);
    await write((tx) =>
      tx
        .update(comments)
        .set({ status, withdrawnAt: status === "trashed" ? now : null })
        .where(inArray(comments.id, ids)),
    );

    const after = await listQuestions(uma);
    await runJobs(now);

    expect([before.open.length, before.answered.length]).toEqual([1, 1]);
    expect(after).toEqual({ open: [], answered: [] });
    expect(readOutbox().some((mail) => mail.includes(`About ${open}.`))).toBe(false);
  },
);

test("one question is asked at a time, about what waits, and of the version that was read", async () => {
  const [mo, bo] = [await aModerator("Mo"), await aModerator("Bo")];
  const [commentId, published] = [await aWaiting(), await aComment({ postId: await aPost() })];
  await askAuthors({ commentId, seenVersion: 1, typed }, mo, now);

  const answers = [
    await askAuthors({ commentId, seenVersion: 2, typed: "And?" }, mo, now),
    await askAuthors({ commentId: published, seenVersion: 1, typed }, mo, now),
    await askAuthors({ commentId, seenVersion: 2, typed: " " }, mo, now),
    await decide({ commentId, seenVersion: 1, action: "approve" }, bo, now),
  ];

  expect(answers).toMatchObject([
    { outcome: "asked-before" },
    { outcome: "decided" },
    { outcome: "invalid", message: "Enter the question." },
    { outcome: "stale", earlier: { by: "Mo", action: "ask" } },
  ]);
});

test("the first answer stands, and the same one sent twice is one", async () => {
  const [uma, vic] = [await anAuthor("Uma"), await anAuthor("Vic")];
  const commentId = await aWaiting();
  await askAuthors({ commentId, seenVersion: 1, typed }, await aModerator(), now);
  const questionId = (await listQuestionsAbout(commentId))[0]?.id ?? 0;

  const answers = [
    await answerQuestion({ questionId, typed: "Yes." }, uma, now),
    await answerQuestion({ questionId, typed: "Yes." }, uma, now),
    await answerQuestion({ questionId, typed: "No." }, vic, now),
    await answerQuestion({ questionId: 999_999, typed: "No." }, vic, now),
  ];

  expect(answers).toEqual([
    { outcome: "answered" },
    { outcome: "answered" },
    { outcome: "answered-before", by: "Uma" },
    { outcome: "missing" },
  ]);
});

test("a question is taken back until somebody answers", async () => {
  const mo = await aModerator();
  const [first, second] = [await aWaiting(), await aWaiting()];
  const asked = [];
  for (const commentId of [first, second]) {
    const answer = await askAuthors({ commentId, seenVersion: 1, typed }, mo, now);
    if (answer.outcome !== "asked") throw new Error(answer.outcome);
    asked.push(answer.decisionId);
  }
  const questionId = (await listQuestionsAbout(second))[0]?.id ?? 0;
  await answerQuestion({ questionId, typed: "Yes." }, await anAuthor(), now);

  const undone = [
    (await undoDecided(asked[0] ?? 0, mo, now)).outcome,
    (await undoDecided(asked[1] ?? 0, mo, now)).outcome,
  ];

  expect(undone).toEqual(["undone", "gone"]);
  expect(await listQuestionsAbout(first)).toEqual([]);
  expect(await listQuestionsAbout(second)).toHaveLength(1);
});

async function aWaiting(authorId?: number): Promise<number> {
  const postId = await aPost(authorId === undefined ? {} : { authorId });
  return aComment({ postId, status: "pending" });
}

async function toldOf(commentId: number): Promise<number[]> {
  const id = (await listQuestionsAbout(commentId))[0]?.id;
  const waiting = await listWaiting(authorAsked);
  return waiting
    .filter(({ payload }) => payload.questionId === id)
    .map(({ payload }) => payload.memberId);
}

function readOutbox(): string[] {
  const folder = join(process.env.BYLINE_DATA ?? "", "outbox");
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
}

async function rowOf(commentId: number) {
  return reader.select().from(comments).where(eq(comments.id, commentId)).get();
}
