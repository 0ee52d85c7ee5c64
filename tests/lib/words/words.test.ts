import { expect, test } from "vitest";
import { directionOf, inLanguage } from "#lib/words/direction.ts";
import { inDigits, numeralsOf } from "#lib/words/numbers.ts";
import { wordsIn } from "#lib/words/words.ts";

test.each([
  ["en", "ltr"],
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["az-Arab", "rtl"],
  ["ar-Latn", "ltr"],
  ["ks", "rtl"],
  ["zh-Hant-TW", "ltr"],
  ["qaa", "ltr"],
])("%s is written %s", (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

test("a text has the attributes of its own language, and none where it has no own", () => {
  expect(inLanguage("fa")).toEqual({ lang: "fa", dir: "rtl" });
  expect(inLanguage(null)).toEqual({});
});

test("numbers have the digits that the language writes them with", () => {
  expect([inDigits(1204, "en"), inDigits(1204, "ar-EG"), inDigits(1204, "fa")]).toEqual([
    "1,204",
    "١٬٢٠٤",
    "۱٬۲۰۴",
  ]);
  expect([numeralsOf("en"), numeralsOf("ar-EG")]).toEqual(["latn", "arab"]);
});

test("a language without a catalogue has English words, a regional one those of its language", () => {
  expect(wordsIn("fi")).toBe(wordsIn("en"));
  expect(wordsIn("ar-SA")).toBe(wordsIn("ar"));
  expect(wordsIn("en-GB")).toBe(wordsIn("en"));
});
