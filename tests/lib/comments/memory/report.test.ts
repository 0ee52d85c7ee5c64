import { beforeAll, expect, test } from "vitest";
import { forgetMemory, learnAgain } from "#lib/comments/memory/begin-anew.ts";
import { approvedMin, spamMin } from "#lib/comments/memory/learn.ts";
import { exportMemory, reportMemory } from "#lib/comments/memory/report.ts";
import { aPost } from "#tests/support/conversation.ts";
import { advertising, decided, ordinary } from "#tests/support/lessons.ts";
import { aModerator, anOwner } from "#tests/support/members.ts";

beforeAll(async () => {
  // A name that weighs much, by all the words that it stands beside, in one comment alone.
  const often = [..."abcdefghijklmnopqrstuvwxyz"].map((letter) => `Quist ${letter}`).join(" ");
  const spam = [...advertising(spamMin), `Write to zoe@quist.example, says ${often}.`];
  await decided(
    { postId: await aPost(), approved: ordinary(approvedMin), spam },
    await aModerator(),
  );
});

test("an owner sees what weighs for spam and against it", async () => {
  const { lessons, strongest } = await reportMemory(await anOwner());

  expect(lessons).toHaveLength(approvedMin + spamMin + 1);
  expect(strongest.spam.map(({ sign }) => sign)).toContain("“casino”");
  expect(strongest.approved.map(({ sign }) => sign)).toContain("“joist”");
});

test("what is exported holds weights, and nothing that only one person wrote", async () => {
  const exported = await exportMemory(await anOwner());

  expect(exported.format).toBe("byline-spam-memory");
  expect(Object.keys(exported.weights).length).toBeGreaterThan(100);
  expect(JSON.stringify(exported)).not.toMatch(/quist|zoe/i);
});

test("forgotten, nothing is known; learnt again, all of it as before", async () => {
  const owner = await anOwner();
  const before = await reportMemory(owner);

  expect(await forgetMemory(owner)).toEqual({ outcome: "begun" });
  expect(await reportMemory(owner)).toEqual({
    lessons: [],
    threshold: undefined,
    strongest: { approved: [], spam: [] },
  });

  await learnAgain(owner);
  expect(await reportMemory(owner)).toEqual(before);
});
