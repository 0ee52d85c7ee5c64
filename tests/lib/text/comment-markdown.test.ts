import fc from "fast-check";
import { parseFragment } from "parse5";
import { describe, expect, test } from "vitest";
import { renderComment } from "#lib/text/render-comment.ts";
import { depthOf, elementsIn, wordsIn } from "#tests/support/safe-html.ts";

const rel = 'rel="ugc nofollow noopener"';

describe("a comment with marks", () => {
  test.each([
    [
      "a *b* and **c**, _d_ and __e__",
      "a <em>b</em> and <strong>c</strong>, <em>d</em> and <strong>e</strong>",
    ],
    ["***both***", "<em><strong>both</strong></em>"],
    ["**a *b* c**", "<strong>a <em>b</em> c</strong>"],
    ["*one\ntwo*", "<em>one<br>two</em>"],
    ["“*a*”, (*b*).", "“<em>a</em>”, (<em>b</em>)."],
    ["这是**重点**内容", "这是<strong>重点</strong>内容"],
    ["`a *b*` and ``c`d``", "<code>a *b*</code> and <code>c`d</code>"],
    [
      "[the *book*](https://example.org/a_(b))",
      `<a href="https://example.org/a_(b)" ${rel} data-worded="">the <em>book</em></a>`,
    ],
    [
      "[mail](mailto:a@example.org)",
      `<a href="mailto:a@example.org" ${rel} data-worded="">mail</a>`,
    ],
    [
      "**https://example.org/_a_**",
      `<strong><a href="https://example.org/_a_" ${rel}>https://example.org/_a_</a></strong>`,
    ],
    ["\\*a\\*", "*a*"],
  ])("reads %j", (typed, html) => {
    expect(renderComment(typed, "markdown")).toBe(`<p>${html}</p>\n`);
  });

  test.each([
    "<1% and <b>bold</b> and &amp;",
    "a_b_c and x__y",
    "2 * 3 * 4 and 2*3*4",
    "C# #1\n# no heading\n=====\n---",
    "* * *",
    "1986. What a year.",
    ">50% of them, >_< and >= 3",
    "words\n- Ben",
    "half *a mark and _another",
    "`not closed\n\n```\nnot closed either",
    "[1](see the note) [a] [b]: c [x](javascript:alert(1)) [](https://)",
    "![a picture](picture.png)",
    "https://example.org/a_b_c_*d*e",
    "C:\\temp\\new",
    "    set in by four",
  ])("leaves %j as it was typed", (typed) => {
    const html = renderComment(typed, "markdown");

    expect(wordsIn(html).replace(/\n+$/, "").replaceAll("\n\n", "\n")).toBe(
      typed.replaceAll("\n\n", "\n"),
    );
    const marked = elementsIn(parseFragment(html)).map(({ tagName }) => tagName);
    expect(marked.filter((tagName) => !["p", "br", "a"].includes(tagName))).toEqual([]);
  });

  test("keeps line ends and blank lines", () => {
    const html = renderComment("one\ntwo\n\nthree\n\n\n\nfour", "markdown");

    expect(html).toBe(renderComment("one\ntwo\n\nthree\n\n\n\nfour", "text"));
  });

  test("reads quotations, and what is typed under one as its answer", () => {
    const html = renderComment("> one\n> two\n>> three\nanswer", "markdown");

    expect(html.replaceAll(">\n<", "><").trim()).toBe(
      "<blockquote><p>one<br>two</p><blockquote><p>three</p></blockquote></blockquote><p>answer</p>",
    );
  });

  test("reads lists, with lists in them and the numbers that were typed", () => {
    const html = renderComment("- a\n- b\n  - c\n\n3. d\n4. e\n9. f", "markdown");

    expect(html.replaceAll("\n", "")).toBe(
      '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol start="3"><li>d</li><li>e</li></ol><ol start="9"><li>f</li></ol>',
    );
  });

  test("reads code, in which nothing is a mark", () => {
    const html = renderComment("```js\nconst a = *b*;\n\n  <c> https://d.example\n```", "markdown");

    expect(html.trim()).toBe(
      "<pre><code>const a = *b*;\n\n  &#x3C;c> https://d.example\n</code></pre>",
    );
  });

  test("has no level below the twentieth, and loses no word there", () => {
    for (const typed of [`${"> ".repeat(30)}deep`, `${"- ".repeat(30)}deep`]) {
      const html = renderComment(typed, "markdown");

      expect(depthOf(html, (name) => name === "blockquote" || name === "ul")).toBe(20);
      expect(wordsIn(html)).toContain("deep");
    }
  });

  test("loses no letter, whatever is typed", () => {
    const text = fc
      .array(
        fc.oneof(fc.constantFrom(..."*_`[]()>\n -+1.\\~#"), fc.constantFrom("a", "9", "é", "语")),
      )
      .map((parts) => parts.join(""));

    fc.assert(
      fc.property(text, (typed) => {
        const letters = (one: string) => one.replace(/[^aé语]/gu, "");
        expect(letters(wordsIn(renderComment(typed, "markdown")))).toBe(letters(typed));
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});
