import { expect, test } from "vitest";
import { countWords, readingMinutes } from "#lib/text/words.ts";

test("words are counted as a reader counts them", () => {
  expect(
    countWords("<p>Don't count <b>mar</b>kup, or “quotes” — or dashes.</p><p>Two more</p>"),
  ).toBe(9);
  expect(countWords("")).toBe(0);
});

test("a script without spaces has words too", () => {
  expect(countWords("<p>私は本を読みます</p>")).toBeGreaterThan(3);
});

test("reading takes at least a minute", () => {
  expect(readingMinutes(0)).toBe(1);
  expect(readingMinutes(230)).toBe(1);
  expect(readingMinutes(2300)).toBe(10);
});
