import { expect, test } from "vitest";
import { listChanges } from "#lib/text/changes.ts";

test("a change is told word by word, and both texts can be read from it", () => {
  const [before, after] = [
    "Write to ben@example.org today,\nplease.",
    "Write to me today,\nplease.",
  ];

  const changes = listChanges(before, after);

  expect(read(changes, "added")).toBe(before);
  expect(read(changes, "removed")).toBe(after);
  expect(changes[0]).toEqual({ kind: "same", text: "Write to " });
});

test("texts as long as a comment may be are compared in a moment, however they differ", () => {
  const before = Array.from({ length: 10_000 }, (_, place) => `b${place}`).join(" ");
  const after = Array.from({ length: 10_000 }, (_, place) => `a${place * 7}`).join(" ");
  const began = performance.now();

  const changes = listChanges(before, after);

  expect(performance.now() - began).toBeLessThan(2_000);
  expect(read(changes, "removed")).toBe(after);
});

function read(changes: ReturnType<typeof listChanges>, without: "added" | "removed"): string {
  return changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");
}
