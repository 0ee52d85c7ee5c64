import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  hasForbiddenCharacters,
  isBlank,
  normalise,
  withoutForbiddenCharacters,
} from "#lib/text/plain.ts";

describe("normalising", () => {
  test("gives texts that look the same one form", () => {
    expect(normalise("Ame\u0301lie")).toBe("Am\u00e9lie");
    expect(normalise("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
  });

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  test("keeps characters outside the basic plane and joined emoji", () => {
    expect(normalise("👩‍👩‍👧 𝒳 🇵🇹")).toBe("👩‍👩‍👧 𝒳 🇵🇹");
  });
});

describe("a text is blank", () => {
  test.each([
    "",
    " \t\n",
    "\u00a0\u2003\u3000",
    "\u200b\u200c\u200d\u2060\ufeff",
    "\u2800\u2800",
    "\u0301\u0301",
    "\u202e\u200f",
    "\u3164\u115f\uffa0",
    "\u00ad",
    "\ufe0f",
    "\u{e0041}",
  ])("when it is only %j", (text) => expect(isBlank(text)).toBe(true));

  test.each(["a", ".", "é", "e\u0301", "का", "👍", " \u200bx", "\u2801", "0"])(
    "but not when it is %j",
    (text) => expect(isBlank(text)).toBe(false),
  );
});

describe("forbidden characters", () => {
  test.each([
    "a\u0000b",
    "\u0001",
    "\u000b",
    "\u001b[31m",
    "\u007f",
    "\u0085",
    "\ud800",
    "a\udc00b",
    "\ufffe",
    "\uffff",
  ])("are found in %j and left out when shown", (text) => {
    expect(hasForbiddenCharacters(text)).toBe(true);
    expect(hasForbiddenCharacters(withoutForbiddenCharacters(text))).toBe(false);
  });

  test.each(["a\tb\nc", "👩‍👩‍👧", "𝒳", "\u202eabc", "e\u0301".repeat(300), "\ufeff", "日本"])(
    "are not found in %j",
    (text) => expect(hasForbiddenCharacters(text)).toBe(false),
  );

  test("are found again by the second question", () => {
    expect([1, 2, 3].map(() => hasForbiddenCharacters("\u0000"))).toEqual([true, true, true]);
  });
});
