import { expect, test } from "vitest";
import { entryText } from "#lib/publishing/entry-text.ts";

const source = {
  body: "A joist is a [spring](/posts/springs).",
  bodyFormat: "markdown",
  language: "en",
  url: "https://example.org/posts/joists",
} as const;

test("a text is made once for all feeds, and anew when anything about it changes", async () => {
  const first = await entryText(source);

  expect(await entryText({ ...source })).toBe(first);
  expect((await entryText({ ...source, body: "It is a lever." })).html).toContain("lever");
  expect((await entryText({ ...source, url: "https://example.org/posts/beams" })).html).toBe(
    first.html,
  );
  expect(first.opening).toBe("A joist is a spring.");
});

test("texts beyond what may be kept are forgotten, the least asked for first", async () => {
  const others = ["one", "two", "three"].map((body) => ({ ...source, body }));
  const first = await entryText(source);
  for (const other of others) await entryText(other, 100);

  expect(await entryText(source)).not.toBe(first);
  expect(await entryText(source)).toEqual(first);
});
