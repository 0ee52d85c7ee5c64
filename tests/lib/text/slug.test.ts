import fc from "fast-check";
import { expect, test } from "vitest";
import { slugify, slugLengthMax } from "#lib/text/slug.ts";

test.each([
  ["Hello, World!", "hello-world"],
  ["Crème Brûlée", "creme-brulee"],
  ["It’s Ben's", "its-bens"],
  ["Straße, Ærø, Łódź, İstanbul, Œuvre", "strasse-aero-lodz-istanbul-oeuvre"],
  ["ﬁne ①", "fine-1"],
  ["日本語が好き", "日本語が好き"],
  ["Привет, йод", "привет-йод"],
  ["हिन्दी में", "हिन्दी-में"],
  ["  --a--b--  ", "a-b"],
  ["../../etc/passwd%00?x#y", "etc-passwd-00-x-y"],
  ["a \u07a6 b", "a-b"],
  ["!!!", ""],
  ["👍", ""],
  ["\u0301\u200b", ""],
  ["", ""],
])("%j becomes %j", (title, slug) => {
  expect(slugify(title)).toBe(slug);
});

test("a long title ends at a word", () => {
  const slug = slugify("word ".repeat(50));

  expect(slug.length).toBeLessThanOrEqual(slugLengthMax);
  expect(slug).toMatch(/word$/);
});

test("any text becomes something that is safe in an address and stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const slug = slugify(text);
      expect(slug).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)?$/u);
      expect([...slug].length).toBeLessThanOrEqual(slugLengthMax);
      expect(decodeURIComponent(encodeURIComponent(slug))).toBe(slug);
      expect(slugify(slug)).toBe(slug);
    }),
    { numRuns: 2000 },
  );
}, 60_000);
