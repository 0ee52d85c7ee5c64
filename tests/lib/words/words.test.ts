import { expect, test } from "vitest";
import { directionOf, inLanguage } from "#lib/words/direction.ts";
import { inDigits, numeralsOf } from "#lib/words/numbers.ts";
import { isSpoken, wordsIn } from "#lib/words/words.ts";

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
  expect(inLanguage("fa")).toEqual({ lang: "fa", dir: "rtl", "data-numerals": "arabext" });
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
  const minutes = [1, 2, 3, 11, 100].map((count) =>
    ["fi", "ar", "ar-EG"].map((language) => wordsIn(language).text.minutesToRead(count)),
  );

  expect(minutes).toEqual([
    ["1 minute to read", "دقيقة واحدة للقراءة", "دقيقة واحدة للقراءة"],
    ["2 minutes to read", "دقيقتان للقراءة", "دقيقتان للقراءة"],
    ["3 minutes to read", "3 دقائق للقراءة", "٣ دقائق للقراءة"],
    ["11 minutes to read", "11 دقيقة للقراءة", "١١ دقيقة للقراءة"],
    ["100 minutes to read", "100 دقيقة للقراءة", "١٠٠ دقيقة للقراءة"],
  ]);
  expect(["en-GB", "ar-SA", "fi"].map(isSpoken)).toEqual([true, true, false]);
});

test("English words count in English also where the publication's language has other digits", () => {
  expect(wordsIn("fa").text.minutesToRead(3)).toBe("3 minutes to read");
});
