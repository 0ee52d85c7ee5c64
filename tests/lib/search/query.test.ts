import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { fillIndex } from "#lib/search/fill.ts";
import { fold } from "#lib/search/fold.ts";
import { matchAll, queryLengthMax, readQuery, termsMax } from "#lib/search/query.ts";
import { aComment } from "#tests/support/conversation.ts";
import { aPost } from "#tests/support/posts.ts";

test.each([
  ["lime wash", '"lime" AND "wash"*'],
  ['"lime wash" wall', '"lime wash" AND "wall"*'],
  ["“lime wash” a", '"lime wash" AND "a"'],
  ["„Kalk und Sand“", '"kalk und sand"'],
  ["«la chaux» »Kalk«", '"la chaux" AND "kalk"'],
  ["「石灰」", '"石 灰"'],
  ["cats AND NOT dogs", '"cats" AND "and" AND "not" AND "dogs"*'],
  ['"never closed', '"never" AND "closed"*'],
  ["e-mail C++ foo:bar", '"e mail" AND "c" AND "foo bar"*'],
  ["don’t", '"don t"'],
  ["lime lime LIME", '"lime"*'],
  ["ab", '"ab"'],
  ["石灰", '"石 灰"'],
])("%s is looked for as %s", (typed, match) => {
  const query = readQuery(typed);

  expect(query.kind === "ready" && matchAll(query.terms)).toBe(match);
});

test.each([
  ["", "blank"],
  ["  \n ", "blank"],
  ["🙂 🙃", "wordless"],
  ['" ( * : ^ - + NEAR'.replace("NEAR", ""), "wordless"],
  ["\u0000", "wordless"],
  ["x".repeat(queryLengthMax), "ready"],
  ["x".repeat(queryLengthMax + 1), "too-long"],
  ["🙂".repeat(queryLengthMax), "wordless"],
])("%j is %s", (typed, kind) => {
  expect(readQuery(typed).kind).toBe(kind);
});

test("of many words the longest are looked for, and the rest are counted", () => {
  const words = Array.from({ length: 14 }, (_, index) => "x".repeat(index + 1));

  const query = readQuery(words.join(" "));

  if (query.kind !== "ready") throw new Error(query.kind);
  expect(query.terms.map((term) => term.words[0])).toEqual(words.slice(-termsMax));
  expect(query.leftOut).toBe(4);
});

test.each([
  ["Straße", "STRASSE"],
  ["İstanbul ışık", "istanbul isik"],
  ["Łódź", "lodz"],
  ["Ærø", "aero"],
  ["Σίσυφος", "σισυφοσ"],
  ["ёлка", "елка"],
  ["كِتَابٌ أحمد", "كتاب احمد"],
  ["שָׁלוֹם", "שלום"],
  ["٢٠٢٦", "2026"],
  ["ＬＩＭＥ", "lime"],
])("%s and %s are the same word", (one, other) => {
  expect(fold(one)).toBe(fold(other));
});

test("letters that a language tells apart stay apart", () => {
  expect(fold("мой")).not.toBe(fold("мои"));
  expect(fold("が")).not.toBe(fold("か"));
});

test("nothing that can be typed is an error, in any place of a query", async () => {
  const { id: postId } = await aPost({ title: "AND", body: "near OR not" });
  await aComment({ postId, body: "AND (or) NOT" });
  await fillIndex();
  const operators = fc.constantFrom(
    ...['"', "“", "”", "„", "«", "»", "*", "^", "(", ")", ":", "-", "+", "{", "}", ",", "'", "\\"],
    ...["AND", "OR", "NOT", "NEAR", "NEAR(", "title:", "post_index", " ", "\0", "日本", "½", "🙂"],
  );
  const piece = fc.oneof(operators, fc.string({ unit: "grapheme", maxLength: 8 }));
  const typed = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));

  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const query = readQuery(text);
      if (query.kind !== "ready") return;
      const match = matchAll(query.terms);
      await reader.all(sql`select rowid from post_index where post_index match ${match}`);
      await reader.all(sql`select rowid from comment_index where comment_index match ${match}`);
    }),
    { numRuns: 500 },
  );
  expect(await reader.$count(comments)).toBe(1);
});
