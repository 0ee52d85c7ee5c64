import { expect, test } from "vitest";
import { isNearlySame } from "#lib/comments/nearly-same.ts";
import { asked, notAsked, type Pair } from "#tests/fixtures/nearly-same.ts";

test("nearly the same is told from another comment, with few mistakes either way", () => {
  const found = asked.filter(isFound);
  const mistaken = notAsked.filter(isFound);
  const precision = found.length / (found.length + mistaken.length);
  const recall = found.length / asked.length;

  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  console.info(
    `Nearly the same: ${asked.length} pairs to be asked about, ${notAsked.length} not; ` +
      `precision ${percent(precision)}, recall ${percent(recall)}.`,
  );
  expect([asked.length >= 40, notAsked.length >= 60]).toEqual([true, true]);
  expect(mistaken.map(({ what, one, other }) => ({ what, one, other }))).toEqual([]);
  expect(precision).toBeGreaterThanOrEqual(0.98);
  expect(recall).toBeGreaterThanOrEqual(0.95);
});

test("which of two comes first makes no difference", () => {
  const uneven = [...asked, ...notAsked].filter(
    (pair) => isFound(pair) !== isNearlySame(pair.other, pair.one),
  );

  expect(uneven.map(({ what }) => what)).toEqual([]);
});

test("nobody is asked about a text of fewer than 80 characters", () => {
  const text = "x".repeat(8).concat(" ").repeat(9).slice(0, 79);

  expect(isNearlySame(text, text)).toBe(false);
  expect(isNearlySame(`${text}x`, `${text}x`)).toBe(true);
});

test("the longest texts are compared in little time, whatever is in them", () => {
  const words = (length: number, seed: number) =>
    Array.from({ length }, (_, at) => `w${((at * 7919 + seed * 104_729) % 3_001) ** 2 % 997}`);
  const hostile: [string, string][] = [
    ["a ".repeat(30_000), "b ".repeat(30_000)],
    ["a ".repeat(30_000), "a b ".repeat(15_000)],
    ["a b ".repeat(15_000), "b a ".repeat(14_000) + "c ".repeat(1_500)],
    ["ab ".repeat(20_000), "ab cd ".repeat(10_000)],
    [words(12_000, 1).join(" "), words(12_000, 2).join(" ")],
    ["文".repeat(60_000), "文字".repeat(30_000)],
    ["1 ".repeat(30_000), "2 ".repeat(30_000)],
    ['"'.repeat(60_000), "> ".repeat(30_000)],
    ["“a ".repeat(20_000), "«b ".repeat(20_000)],
  ];
  isNearlySame(hostile[0]?.[0] ?? "", hostile[4]?.[1] ?? "");

  const slow = hostile.flatMap(([one, other]) => {
    const begun = process.cpuUsage();
    isNearlySame(one, other);
    const ms = process.cpuUsage(begun).user / 1000;
    return ms > 150 ? [`${one.slice(0, 12)}: ${ms.toFixed(0)} ms`] : [];
  });

  expect(slow).toEqual([]);
});

function isFound({ one, other }: Pair): boolean {
  return isNearlySame(one, other);
}
