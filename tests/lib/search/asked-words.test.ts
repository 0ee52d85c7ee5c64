import { expect, test } from "vitest";
import { askedWords } from "#lib/search/asked-words.ts";

test.each([
  [["2011", "05", "how-sure-are-you.html"], "how sure are you"],
  [["lime_is-not", "slow"], "slow"],
  [["über-kalk"], "über kalk"],
  [["archive", "2011"], "archive"],
  [["2011", "05"], ""],
  [["<script>alert(1)"], "script alert 1"],
  [["日本語"], "日本語"],
  [["x".repeat(500)], ""],
  [[], ""],
])("%j was followed for the sake of “%s”", (segments, words) => {
  expect(askedWords(segments)).toBe(words);
});
