import { expect, test } from "vitest";
import { byLetter } from "#lib/text/by-letter.ts";

test("names stand under their letters, in the order of the language", () => {
  expect(index(["lime", "Zinc", "Élan", "brick", "egg", "1904", "Lintel", "#7"], "en")).toEqual([
    ["", ["#7", "1904"]],
    ["B", ["brick"]],
    ["E", ["egg", "Élan"]],
    ["L", ["lime", "Lintel"]],
    ["Z", ["Zinc"]],
  ]);
});

test("a letter that a language tells apart has a place of its own there", () => {
  const names = ["Zink", "Ålder", "Alm"];

  expect(index(names, "sv").map(([letter]) => letter)).toEqual(["A", "Z", "Å"]);
  expect(index(names, "en").map(([letter]) => letter)).toEqual(["A", "Z"]);
});

test("other scripts stand under their own first letters", () => {
  expect(index(["خشب", "حجر", "Stein"], "ar").map(([letter]) => letter)).toEqual(
    expect.arrayContaining(["خ", "ح", "S"]),
  );
});

function index(names: string[], language: string): [string, string[]][] {
  return byLetter(
    names.map((name) => ({ name })),
    language,
  ).map(({ letter, entries }) => [letter, entries.map(({ name }) => name)]);
}
