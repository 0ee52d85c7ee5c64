import { expect, test } from "vitest";
import { changePublication } from "#lib/settings/change-publication.ts";
import { describeLanguage } from "#lib/settings/describe-language.ts";
import { readPublication } from "#lib/settings/publication.ts";

const publication = { title: "A publication", tagline: "", timeZone: "UTC" };
const now = new Date("2026-11-23T14:05:00Z");

test.each([
  ["EN-gb", "en-GB"],
  [" ar ", "ar"],
  ["ar-eg-u-nu-latn", "ar-EG-u-nu-latn"],
  ["zh-hant-tw", "zh-Hant-TW"],
  ["tlh", "tlh"],
])("the publication's language may be %s, kept as %s", async (typed, kept) => {
  expect(await changePublication({ ...publication, language: typed })).toEqual({
    outcome: "changed",
  });
  expect((await readPublication()).language).toBe(kept);
});

test.each(["", "English", "e", "en_GB!", "العربية", "a".repeat(40)])(
  "“%s” is no language, and nothing is changed",
  async (typed) => {
    const before = await readPublication();

    expect(await changePublication({ ...publication, language: typed })).toEqual({
      outcome: "invalid",
      problems: [{ field: "language", message: "Enter a language code such as en, de or pt-BR." }],
    });
    expect(await readPublication()).toEqual(before);
  },
);

test("an owner is told what follows from the language", () => {
  const [arabic, persian, finnish, nobodys] = ["ar", "fa", "fi", "tlh"].map((language) =>
    describeLanguage({ language, timeZone: "UTC" }, now),
  );

  expect(arabic).toBe(
    "Now Arabic, written from right to left, with dates like this: 23 نوفمبر 2026 في 2:05 م. The words of the interface are in it too.",
  );
  expect(persian).toMatch(/^Now Persian, written from right to left, with dates like this: .*۱۴۰۵/);
  expect(persian).toContain("The words of the interface are in English");
  expect(finnish).toContain("left to right, with dates like this: 23. marraskuuta 2026");
  expect(nobodys).toContain(
    "Now Klingon, written from left to right, with dates like this: November 23, 2026",
  );
});
