import { expect, test } from "vitest";
import { setInOneLine, setText } from "#lib/publishing/preview/lines.ts";

/** Every character is one em wide, so that a line of ten holds ten. */
const measure = (text: string) => [...text].length;
const room = { width: 100, height: 40, sizes: [10, 5], leading: 1 };

test("a short text is set in the largest size, in one line", () => {
  expect(setText("Lime", room, measure)).toEqual({ lines: ["Lime"], size: 10 });
});

test("lines are about equally long", () => {
  expect(setText("aaaa bbbb cccc", room, measure).lines).toEqual(["aaaa bbbb", "cccc"]);
  expect(setText("aaa bbb ccc ddd", room, measure).lines).toEqual(["aaa bbb", "ccc ddd"]);
});

test("a text is set smaller before a word of it is torn", () => {
  expect(setText("incomprehensible", room, measure)).toEqual({
    lines: ["incomprehensible"],
    size: 5,
  });
});

test("what does not fit in the smallest size ends with an ellipsis, inside its room", () => {
  const { lines, size } = setText("word, ".repeat(60), room, measure);

  expect(lines).toHaveLength(8);
  expect(lines.at(-1)).toMatch(/word…$/);
  for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(room.width);
});

test("one endless word is torn between characters as a reader sees them", () => {
  const family = "👩‍👩‍👧";

  const { lines } = setText(family.repeat(20), room, measure);

  expect(lines.join("").replace("…", "")).toBe(family.repeat(20));
  for (const line of lines) expect(line.replaceAll(family, "")).toBe("");
});

test("scripts without spaces break between words, and no line begins with a full stop", () => {
  const { lines } = setText("壁のひび割れがあなたに伝えていること。壁のひび。", room, measure);

  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).not.toMatch(/^[。、]/);
});

test("a text without anything in it has no line", () => {
  expect(setText("", room, measure).lines).toEqual([]);
  expect(setInOneLine("", 10, 100, measure)).toBe("");
  expect(setInOneLine("one two three four", 10, 100, measure)).toBe("one two…");
});
