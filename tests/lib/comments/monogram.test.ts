import fc from "fast-check";
import { expect, test } from "vitest";
import { monogram, toneCount } from "#lib/comments/monogram.ts";

test.each([
  ["Ada Lovelace", "AL"],
  ["Augusta Ada King-Noel", "AN"],
  ["bell hooks", "bh"],
  ["Ben", "B"],
  ["“Zoë” O'Neill", "ZO"],
  ["Ångström É́t", "ÅÉ́"],
  ["ابن رشد", "ا"],
  ["מרים מירזחני", "ממ"],
  ["山田 太郎", "山"],
  ["김민준", "김"],
  ["नागार्जुन शास्त्री", "ना"],
  ["Ольга Ладыженская", "ОЛ"],
  ["3 Musketeers", "3M"],
  ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
  ["🇪🇺 Ben", "B"],
  ["???", "?"],
  ["", ""],
])("the initials of %s are %s", (name, initials) => {
  expect(monogram(name).initials).toBe(initials);
});

test("a name has the same tone every time, and names share a few", () => {
  expect(monogram("Ada").tone).toBe(monogram("ADA").tone);
  const tones = [
    "Ada",
    "Ben",
    "Cleo",
    "Dan",
    "Eve",
    "Fay",
    "Gus",
    "Hal",
    "Ida",
    "Jo",
    "Kim",
    "Lea",
  ];
  expect(new Set(tones.map((name) => monogram(name).tone)).size).toBeGreaterThan(3);
});

test("any name has initials that are short, and a tone", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (name) => {
      const { initials, tone } = monogram(name);
      expect([...new Intl.Segmenter().segment(initials)].length).toBeLessThanOrEqual(2);
      expect(tone).toBeLessThan(toneCount);
    }),
  );
});
