import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { logEntries } from "#db/schema/log.ts";
import { settings } from "#db/schema/settings.ts";
import { draftOfRules, type RulesDraft } from "#lib/comments/read-rules.ts";
import { rehearse } from "#lib/comments/rehearse.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { changeRules, type RulesChange } from "#lib/moderation/change-rules.ts";
import { readRuleSettings, storeRuleSettings } from "#lib/settings/rule-settings.ts";
import { storeCommentLimits } from "#lib/settings/comment-limits.ts";
import { aComment, aForm, aPost, aVisitor } from "#tests/support/conversation.ts";
import { anOwner } from "#tests/support/members.ts";

const two = "https://one.example https://two.example";

afterEach(() => storeRuleSettings({}));

test("rules are saved only after it was seen what they would have held", async () => {
  const owner = await anOwner();
  const draft = await aDraft({ linksMax: "1" });

  const first = await changeRules(draft, "", owner);
  const stillBefore = (await readRuleSettings()).linksMax;
  const other = await changeRules(await aDraft({ linksMax: "0" }), markOf(first), owner);
  const second = await changeRules(draft, markOf(first), owner);

  expect(stillBefore).toBe(20);
  expect(other.outcome).toBe("rehearsed");
  expect(second).toEqual({ outcome: "changed" });
  expect((await readRuleSettings()).linksMax).toBe(1);
  const logged = await reader.select().from(logEntries).where(eq(logEntries.kind, "rule"));
  expect(logged).toMatchObject([{ memberId: owner.id, detail: "Links: on, 20 → on, 1" }]);
});

test("a rehearsal counts what would have been held, and how much of that is published", async () => {
  const postId = await aPost();
  const published = await aComment({ postId, name: "Ben", body: two, bodyFormat: "markdown" });
  const declined = await aComment({ postId, name: "Eve", body: two, status: "spam" });
  await aComment({ postId, body: "None." });
  await submitComment(aForm(postId, { text: `${two} https://three.example` }), aVisitor());
  const before = await readRuleSettings();

  const { asked, withoutEvidence, rules } = await rehearse(
    { ...before, linksMax: 2 },
    { ...before, linksMax: 1 },
  );

  expect(rules).toMatchObject([{ rule: "many-links", before: 1, held: 3, approved: 1 }]);
  expect(rules[0]?.examples).toContainEqual({ id: declined, name: "Eve", isApproved: false });
  expect(rules[0]?.examples[0]).toEqual({ id: published, name: "Ben", isApproved: true });
  expect(asked - withoutEvidence).toBe(1);
});

test.each<[Partial<RulesDraft>, string]>([
  [{ linksMax: "many" }, "Links before a comment is held must be a whole number from 0 to 1,000."],
  [{ languages: "en klingon" }, "“klingon” is no language that can be told."],
  [{ words: "casino\n...\nlime" }, "must have a letter or a digit. See line 2."],
  [{ words: "x".repeat(101) }, "must be 100 characters or fewer. See line 1."],
  [{ words: Array.from({ length: 501 }, (_, n) => `w${n}`).join("\n") }, "500 or fewer"],
  [{ words: "a\u0000b" }, "Remove the control characters"],
  [{ trustAfter: "0" }, "or empty for nobody."],
])("%j is refused with a sentence, and nothing is changed", async (typed, said) => {
  const before = await readRuleSettings();

  const change = await changeRules(await aDraft(typed), "", await anOwner());

  if (change.outcome !== "invalid") throw new Error(change.outcome);
  expect(change.problems).toHaveLength(1);
  expect(change.problems[0]?.message).toContain(said);
  expect(await readRuleSettings()).toEqual(before);
});

test("a list is stored as it was typed, without what was twice", async () => {
  const owner = await anOwner();
  const draft = await aDraft({ words: "Casino \r\n\r\nfree  spins\nCasino", languages: "EN, ar" });

  await changeRules(draft, markOf(await changeRules(draft, "", owner)), owner);

  expect(await readRuleSettings()).toMatchObject({
    words: ["Casino", "free spins"],
    languages: ["en", "ar"],
  });
});

test("what was set before the rules had settings of their own holds on", async () => {
  await storeCommentLimits({});
  const value = { linksMax: 7, minimumSeconds: 0, isProofWanted: true };
  await write(async (tx) => {
    await tx.delete(settings);
    await tx.insert(settings).values({ key: "commentLimits", value, changedAt: new Date() });
  });

  expect(await readRuleSettings()).toMatchObject({
    linksMax: 7,
    minimumSeconds: 2,
    perAddressPerDay: 20,
    isOn: { "filled-fast": false, unproven: true },
  });
});

async function aDraft(given: Partial<RulesDraft>): Promise<RulesDraft> {
  return { ...draftOfRules(await readRuleSettings()), ...given };
}

function markOf(change: RulesChange): string {
  return change.outcome === "rehearsed" ? change.mark : "";
}
