import { eq, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/libsql";
import { expect, test } from "vitest";
import { rawClient, reader } from "#db/client.ts";
import { commentEvidence, comments } from "#db/schema/comments.ts";
import { forgetEvidence } from "#lib/comments/evidence.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { storeRuleSettings } from "#lib/settings/rule-settings.ts";
import { aForm, aPost, aVisitor, reasonsOf } from "#tests/support/conversation.ts";
import { plansOf } from "#tests/support/plans.ts";

const always = "Every comment is read before it appears.";

test.each([
  ["a form filled in fast", { filledIn: "800" }, "0.8 seconds"],
  [
    "a trap that something filled in",
    { topic: "x" },
    "A field that people do not see was filled in.",
  ],
  ["a trap that holds a file", { topic: new File([], "") }, "A field that people do not see"],
])("%s holds the comment with that reason, and refuses nothing (F05)", async (_, given, said) => {
  const held = await heldBecause(given);

  expect(held).toEqual([expect.stringContaining(said), always]);
});

test.each([
  ["no script measured the time", {}],
  ["it took as long as it takes", { filledIn: "2000" }],
  ["the time is no number", { filledIn: "-5" }],
  ["the time is a file", { filledIn: new File([], "") }],
])("where %s, nothing is said about it", async (_, given) => {
  expect(await heldBecause(given)).toEqual([always]);
});

test("how fast is fast is a setting, and so is whether it is asked", async () => {
  await storeRuleSettings({ isOn: { "filled-fast": false } });
  const never = await heldBecause({ filledIn: "0" });
  await storeRuleSettings({ minimumSeconds: 10 });
  const more = await heldBecause({ filledIn: "9999" });
  await storeRuleSettings({});

  expect(never).toEqual([always]);
  expect(more).toEqual(["The form was filled in 10.0 seconds after it was opened.", always]);
});

test("what is forgotten is found without reading all comments", async () => {
  const dayMs = 24 * 60 * 60_000;
  const now = new Date();
  const postId = await aPost();
  const sent = async (text: string, at: Date) => {
    const submission = await submitComment(aForm(postId, { text }), aVisitor(), at);
    return submission.outcome === "accepted" ? submission.commentId : 0;
  };
  const old = await sent("Old.", new Date(+now - 40 * dayMs));
  const young = await sent("Young.", now);

  const plans = await plansOf(() =>
    forgetEvidence(drizzle(rawClient(), { casing: "snake_case" }), new Date(+now - 30 * dayMs)),
  );

  expect(plans.join("\n")).toMatch(/SEARCH comments USING INTEGER PRIMARY KEY/);
  expect(plans.join("\n")).not.toMatch(/SCAN comments\b/);
  const kept = await reader
    .select({ id: commentEvidence.commentId })
    .from(commentEvidence)
    .where(inArray(commentEvidence.commentId, [old, young]));
  expect(kept).toEqual([{ id: young }]);
});

async function heldBecause(given: Record<string, string | File>): Promise<string[]> {
  const submission = await submitComment(aForm(await aPost(), given), aVisitor());
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));
  const row = await reader
    .select({ status: comments.status })
    .from(comments)
    .where(eq(comments.id, submission.commentId))
    .get();
  expect(row?.status).toBe("pending");
  return reasonsOf(submission.commentId);
}
