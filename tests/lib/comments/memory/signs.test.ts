import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketCount } from "#lib/comments/memory/buckets.ts";
import { bucketsOf, readSigns, type Writing } from "#lib/comments/memory/signs.ts";

const writing = (text: string, given: Partial<Writing> = {}): Writing => ({
  text,
  name: "Ben",
  site: null,
  ...given,
});

test.each([
  ["capitals", "CaSiNo"],
  ["accents", "cásino"],
  ["letters of another script", "саsіnо"],
  ["full-width letters", "ｃａｓｉｎｏ"],
  ["signs without shape", "cas\u200bi\u00adno"],
  ["a long-drawn letter", "casinoooooooo"],
])("a word is known again through %s", (_, disguised) => {
  const plain = disguised.includes("ooo") ? "casinooo" : "casino";

  expect(word(disguised)).toEqual(word(plain));
});

test("the hosts that are linked to count, and the site under the name", () => {
  const text = '<a href="https://www.Pills.example/x?y=1">here</a> and [there](http://win.example)';
  const signs = readSigns(writing(text, { site: "https://shop.example/ben" }));

  expect(signs.filter(({ kind }) => kind === "host").map(({ shown }) => shown)).toEqual([
    "pills.example",
    "win.example",
    "shop.example",
  ]);
});

test("markup and entities are no words", () => {
  const shown = readSigns(writing("<b>Bread</b> &amp; b&#117;tter")).map((sign) => sign.shown);

  expect(shown).toEqual(expect.arrayContaining(["Bread", "butter"]));
  expect(shown).not.toContain("amp");
});

test("whatever is written has signs within bounds, with nothing in them that hides or turns text", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme" }),
  );

  fc.assert(
    fc.property(text, text, fc.option(text), (written, name, site) => {
      const signs = readSigns({ text: written, name, site });

      for (const bucket of bucketsOf(signs)) expect(bucket).toBeLessThan(bucketCount);
      for (const { shown } of signs)
        expect(shown).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e]/u);
    }),
  );
});

const page = "The joist holds the snow of January in 1847. ".repeat(89);

test.each([
  ["one word", "a".repeat(60_000)],
  ["one word again and again", "spam ".repeat(12_000)],
  ["angles", "<".repeat(60_000)],
  ["half links", "https://".repeat(7_500)],
  ["entities", "&#".repeat(30_000)],
  ["numbers", "1 ".repeat(30_000)],
  ["stacked marks", "a\u0301".repeat(30_000)],
  ["letters that spread when they are composed", "\ufdfa".repeat(60_000)],
])("60,000 characters of %s cost little more than a page", (_, text) => {
  const cost = (written: string) =>
    Math.min(...Array.from({ length: 5 }, () => timeOf(() => readSigns(writing(written)))));

  expect(bucketsOf(readSigns(writing(text))).length).toBeLessThan(8_000);
  expect(cost(text)).toBeLessThan(20 * cost(page));
});

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function word(text: string): number[] | undefined {
  return readSigns(writing(text)).find(({ kind }) => kind === "word")?.buckets;
}
