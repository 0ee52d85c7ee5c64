import { parseFragment } from "parse5";
import { describe, expect, test } from "vitest";
import { renderBody } from "#lib/text/render-body.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { depthOf, elementsIn, faultsIn, wordsIn } from "#tests/support/safe-html.ts";

/** Texts that make a careless reader of Markdown or HTML work with the square of their length, or worse. */
const worst: Record<string, (length: number) => string> = {
  asterisks: (n) => "*".repeat(n),
  "nested emphasis": (n) => "*a ".repeat(n / 6) + " a*".repeat(n / 6),
  "mixed marks": (n) => "__*_".repeat(n / 4),
  tildes: (n) => "~a".repeat(n / 2),
  "opening brackets": (n) => "[".repeat(n),
  "closing brackets": (n) => "]".repeat(n),
  "nested links": (n) => `${"[".repeat(n / 5)}a${"](b)".repeat(n / 5)}`,
  "backticks of every length": (n) =>
    Array.from({ length: Math.sqrt(2 * n) }, (_, index) => `${"`".repeat(index + 1)} `).join(""),
  "quotes in a line": (n) => `${"> ".repeat(n / 2)}a`,
  "lists in a line": (n) => `${"- ".repeat(n / 2)}a`,
  "lists by indentation": (n) =>
    Array.from({ length: Math.sqrt(n) }, (_, index) => `${"  ".repeat(index)}- a`).join("\n"),
  "quotes on every line": (n) => `${"> ".repeat(48)}a\n`.repeat(n / 100),
  "notes in notes": (n) => "[^a]: ".repeat(n / 6),
  "addresses in words": (n) => "http://a.b ".repeat(n / 11),
  "half addresses": (n) => "www.a.".repeat(n / 6),
  "open parentheses in an address": (n) => `http://a.b/${"(".repeat(n)}`,
  "blank lines": (n) => `a${"\n ".repeat(n / 2)}b`,
  spaces: (n) => `${" ".repeat(n)}a`,
  "open tags": (n) => "<b>".repeat(n / 3),
  "tags that are opened again in each paragraph": (n) => "<b><p>".repeat(n / 6),
  "tags that differ and are opened again": (n) =>
    Array.from({ length: n / 20 }, (_, index) => `<font a=${index}>`).join("") +
    "<p>".repeat(n / 20),
  "nested divisions": (n) => "<div>a\n\nb".repeat(n / 9),
  dollars: (n) => "$".repeat(n),
  "opening dollars": (n) => "$a ".repeat(n / 3),
  "formulas in a line": (n) => "$\\frac{a}{b}$ ".repeat(n / 14),
  "formulas never closed": (n) => `$$\na\n\n> $$\nb\n\n`.repeat(n / 16),
  "lists of definitions": (n) => "a\n: b\n\n".repeat(n / 8),
  "marks that differ": (n) => "*_a".repeat(n / 3),
  "links never closed": (n) => "[a](http://b.c".repeat(n / 14),
  "links with nothing in them": (n) => "[](a".repeat(n / 4),
  "fences never closed": (n) => "```a\n".repeat(n / 5),
  "lists of two signs by turns": (n) => `a\n${"  - a\n  + a\n".repeat(n / 12)}`,
  headings: (n) => "## a\n\n".repeat(n / 6),
  "marks that all lead to one note": (n) =>
    `<p id=a>${'<a id=b href="#a">1</a><a href="#b">x</a>'.repeat(n / 42)}</p>`,
  "nested tables": (n) => "<table><tr><td>".repeat(n / 15),
};

describe.each(Object.keys(worst))("%s", (name) => {
  const text = (length: number): string => worst[name]?.(length) ?? "";

  test.each(["text", "markdown", "html"] as const)(
    "cost a comment of %s no more than their length, and grow no more",
    async (format) => {
      const once = await measure(() => renderComment(text(2_500), format));
      const fourfold = await measure(() => renderComment(text(10_000), format));

      console.info(`${name}, comment of ${format}: ${once.ms} ms, fourfold ${fourfold.ms} ms`);
      // The square would be sixteen times; what is added forgives a busy machine.
      expect(fourfold.ms).toBeLessThan(once.ms * 8 + 250);
      expect(depthOf(fourfold.html, (tagName) => nesting.has(tagName))).toBeLessThanOrEqual(20);
      expect(faultsIn(fourfold.html, "comment")).toEqual([]);
    },
    60_000,
  );

  test.each(["markdown", "html"] as const)(
    "cost a body of %s no more than their length, and grow no more",
    async (format) => {
      const once = await measure(() => renderBody(text(2_500), format));
      const fourfold = await measure(() => renderBody(text(10_000), format));

      console.info(`${name}, body of ${format}: ${once.ms} ms, fourfold ${fourfold.ms} ms`);
      expect(fourfold.ms).toBeLessThan(once.ms * 10 + 600);
      expect(depthOf(fourfold.html, (tagName) => nesting.has(tagName))).toBeLessThanOrEqual(20);
      expect(elementsIn(parseFragment(fourfold.html)).length).toBeLessThan(10_000);
      expect(faultsIn(fourfold.html, "body")).toEqual([]);
    },
    60_000,
  );
});

test("marks beyond those that are paired stay the characters they are", async () => {
  const source = "*a* ".repeat(1_000).trim();

  const html = await renderBody(source, "markdown");

  expect(elementsIn(parseFragment(html)).length).toBeGreaterThan(190);
  expect(wordsIn(html)).toMatch(/^(?:a )+(?:\*a\* )+\*a\*\n/);
});

test("every paragraph, list and code has marks of its own", async () => {
  const many = Array.from({ length: 300 }, () => "*a* [b](c)\n\n- **d**\n\n`***`").join("\n\n");

  const tags = elementsIn(parseFragment(await renderBody(many, "markdown")));

  for (const [tagName, count] of [
    ["em", 300],
    ["a", 300],
    ["strong", 300],
    ["code", 300],
  ] as const) {
    expect(tags.filter((element) => element.tagName === tagName)).toHaveLength(count);
  }
});

/** Of the processor, not of the clock, which counts the neighbours' work too. */
async function measure(
  render: () => string | Promise<string>,
): Promise<{ ms: number; html: string }> {
  const times: number[] = [];
  let html = "";
  for (let round = 0; round < 2; round += 1) {
    const before = process.cpuUsage();
    html = await render();
    times.push(process.cpuUsage(before).user / 1000);
  }
  return { ms: Math.round(Math.min(...times)), html };
}

const nesting = new Set(
  "a b blockquote del details em i ol pre q s small strong sub sup table u ul".split(" "),
);
