import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderBody } from "#lib/text/render-body.ts";

test("a short text is given whole, as one line without markup", () => {
  expect(
    excerpt("<h2>One</h2>\n<p>Two &amp;\nth<b>re</b>e</p><ul><li>four</li><li>five</li></ul>", 100),
  ).toBe("One Two & three four five");
});

test("a long text ends at a word", () => {
  expect(excerpt("<p>The quick brown fox, jumping over dogs</p>", 22)).toBe("The quick brown fox…");
});

test("a text without spaces ends at a whole character", () => {
  expect(excerpt(`<p>${"日本".repeat(50)}</p>`, 10)).toBe("日本日本日本日本日…");
  expect(excerpt(`<p>${"👩‍👩‍👧".repeat(10)}</p>`, 20)).toBe("👩‍👩‍👧👩‍👩‍👧…");
});

test("code, pictures and notes are no part of it", async () => {
  const html = await renderBody(
    "One[^1] ![p](/media/p.png)\n\n```js\ncode()\n```\n\nTwo.\n\n[^1]: Note.",
    "markdown",
  );

  expect(excerpt(html, 100)).toBe("One Two.");
});

test("it is never longer than asked for and never markup", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.integer({ min: 1, max: 50 }),
      (text, lengthMax) => {
        const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        expect(excerpt(`<p>${escaped}</p>`, lengthMax).length).toBeLessThanOrEqual(lengthMax);
      },
    ),
  );
});
