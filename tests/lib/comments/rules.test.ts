import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { readHolds } from "#lib/comments/holds.ts";
import { detectLanguage } from "#lib/comments/language.ts";
import { findListed } from "#lib/comments/listed-words.ts";
import { recallMemory } from "#lib/comments/memory/memory.ts";
import { findReplayed } from "#lib/comments/replay.ts";
import { screen } from "#lib/comments/screening.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { ruleNames, type RuleName } from "#lib/settings/rule-fields.ts";
import { readRuleSettings, storeRuleSettings } from "#lib/settings/rule-settings.ts";
import { aComment, aForm, aPost, aVisitor } from "#tests/support/conversation.ts";
import { aMember } from "#tests/support/members.ts";

type Given = Record<string, string | File>;

const now = new Date("2026-06-01T12:00:00Z");
const german = "Wo kann man diesen Kalk heute noch kaufen, und was kostet er?";

afterEach(() => storeRuleSettings({}));

/** One comment that each rule holds, by what its form says. */
const caught: Partial<Record<RuleName, { given: Given; sentence: string }>> = {
  "first-time": {
    given: { email: "nobody-yet@example.org" },
    sentence: "Nothing was published under this e-mail address before.",
  },
  "looks-like-member": {
    given: { name: "Аna Ruiz" },
    sentence: "The name looks like that of Ana Ruiz, who writes or moderates here.",
  },
  "many-links": {
    given: { text: "https://one.example https://two.example" },
    sentence: "The text has 2 links.",
  },
  "listed-words": {
    given: { text: "Play at the best CASINΟ tonight" },
    sentence: "Has “casino” from the list of words.",
  },
  "other-language": {
    given: { text: german },
    sentence: "Reads like German. Expected here: English, Arabic.",
  },
  "trap-filled": {
    given: { topic: "x" },
    sentence: "A field that people do not see was filled in.",
  },
  "filled-fast": {
    given: { filledIn: "900" },
    sentence: "The form was filled in 0.9 seconds after it was opened.",
  },
  unproven: {
    given: { proof: "1.2.3" },
    sentence: "The proof of work is not one for this form.",
  },
  "old-post": { given: {}, sentence: "The post was published 151 days before." },
};

test.each(Object.entries(caught))(
  "%s holds with its sentence, and says nothing when it is switched off",
  async (rule, { given, sentence }) => {
    await aMember({ name: "Ana Ruiz" });
    const postId = await aPost();
    const set = { linksMax: 1, words: ["casino"], languages: ["en", "ar"], oldPostDays: 100 };
    await storeRuleSettings({ ...set, isOn: { unproven: true, "old-post": true } });

    const on = await heldFor(postId, given);
    await storeRuleSettings({ ...set, isOn: Object.fromEntries(ruleNames.map((n) => [n, false])) });
    const off = await heldFor(await aPost(), given);

    expect(on).toContainEqual({ rule, sentence });
    expect(off.map(({ rule }) => rule)).toEqual(["not-yet-read"]);
  },
);

test.each([
  ["casino", "Come to the CASINO!", true],
  ["casino", "Come to the cаsіnо", true],
  ["casino", "cas\u200bino", true],
  ["casino", "Ｃａｓｉｎｏ", true],
  ["casino", "casinos are buildings", false],
  ["cas", "casino", false],
  ["ass", "a classic assessment", false],
  ["free spins", "Free\n SPINS here", true],
  ["free spins", "free of spins", false],
  ["café", "the CAFE", true],
  ["win.example", "see https://win.example/page", true],
  ["賭場", "最好的賭場在這裡", true],
  ["كازينو", "أفضل كازينو هنا", true],
  ["c++", "I like C++ most", true],
])("“%s” in “%s”: %s", (word, text, isFound) => {
  expect(findListed(text, [word])).toEqual(isFound ? [word] : []);
});

test("a long text is looked through in the time of one comment", () => {
  const listed = Array.from({ length: 500 }, (_, n) => `word${n} and more`);
  const begun = performance.now();

  findListed("a.".repeat(30_000), listed);

  expect(performance.now() - begun).toBeLessThan(1_000);
});

test("where the language is in doubt, nothing is said of it", async () => {
  await storeRuleSettings({ languages: ["en"] });

  const short = await heldFor(await aPost(), { text: "Danke!" });

  expect(short.map(({ rule }) => rule)).not.toContain("other-language");
  expect(await detectLanguage("Danke!")).toBeNull();
});

test("a rule that is tried on what came before says what it said when it came", async () => {
  const ana = await aMember({ name: "Ana Ruiz" });
  const postId = await aPost();
  const known = "known@example.org";
  await aComment({ postId, email: known });
  const word = fc.constantFrom("casino", "lime", "cаsino", "https://a.example/x", "Ana", "\n> Wo");
  const drafts = fc.record({
    text: fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" ")),
      fc.constantFrom(german, "I disagree: a beam in oak moves more than that."),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }).filter((t) => /\p{L}/u.test(t)),
    ),
    name: fc.constantFrom("Ben", ana.name, "Аna Ruіz", "casino"),
    email: fc.constantFrom(known, "new@example.org", "many@example.org"),
    site: fc.constantFrom("", "casino.example"),
    topic: fc.constantFrom("", "", "x"),
    filledIn: fc.constantFrom("", "0", "1999", "2000", "60000"),
    proof: fc.constantFrom("", "1.2.3"),
  });
  const settings = fc.record({
    linksMax: fc.nat(2),
    perAddressPerDay: fc.integer({ min: 1, max: 4 }),
    words: fc.constantFrom<string[]>([], ["casino"], ["casino lime"]),
    languages: fc.constantFrom<string[]>([], ["en"], ["de", "en"]),
    oldPostDays: fc.constantFrom(1, 10_000),
    isOn: fc.record(Object.fromEntries(ruleNames.map((name) => [name, fc.boolean()]))),
  });
  let minute = 0;

  await fc.assert(
    fc.asyncProperty(drafts, settings, async (draft, given) => {
      await storeRuleSettings(given);
      const at = new Date(+now + (minute += 1) * 60_000);
      const submission = await submitComment(aForm(postId, draft), aVisitor(), at);
      fc.pre(submission.outcome === "accepted");
      if (submission.outcome !== "accepted") return;
      const id = submission.commentId;

      const replayed = await findReplayed(id);
      if (!replayed) throw new Error("The comment was not found.");
      const { comment } = replayed;
      const again = await screen(
        comment,
        replayed.at(await readRuleSettings(), await recallMemory()),
      );

      expect(again).toEqual(await readHolds(reader, id));
    }),
    { numRuns: 60 },
  );
});

async function heldFor(postId: number, given: Given) {
  const submission = await submitComment(aForm(postId, given), aVisitor(), now);
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));
  return readHolds(reader, submission.commentId);
}
