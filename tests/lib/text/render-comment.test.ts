import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderComment } from "#lib/text/render-comment.ts";
import { depthOf, elementsIn, wordsIn } from "#tests/support/safe-html.ts";
import { parseFragment } from "parse5";

describe("a comment of plain text", () => {
  test("keeps every character as it was typed", () => {
    const typed = "Hi <1% & “quoted” 'words' <b>not bold</b> **not bold** &amp; 5 > 3";

    expect(wordsIn(renderComment(typed, "text")).trim()).toBe(typed);
  });

  test("keeps paragraphs, line breaks and further blank lines", () => {
    const html = renderComment("one\ntwo\n\nthree\n\n\n\nfour\r\nfive", "text");

    expect(html.trim()).toBe("<p>one<br>two</p>\n<p>three</p>\n<p><br><br>four<br>five</p>");
  });

  test("loses no word and no line, whatever is typed", () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom("\n", "\n\n", "\n\n\n", " ", "http://a.b/(c)"), fc.string()))
      .map((parts) => parts.join(""));

    fc.assert(
      fc.property(text, (typed) => {
        expect(linesOf(wordsIn(renderComment(typed, "text")))).toEqual(linesOf(typed));
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test.each([
    ["http://example.org/#!/a/b", "http://example.org/#!/a/b"],
    ["https://example.org/#!", "https://example.org/#"],
    ["https://en.example.org/wiki/A_(b)", "https://en.example.org/wiki/A_(b)"],
    ["(https://example.org/a)", "https://example.org/a"],
    ["https://example.org/a, and", "https://example.org/a"],
    ["https://example.org/a.", "https://example.org/a"],
    ["https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"],
    ["<https://example.org/a>", "https://example.org/a"],
    ["HTTPS://EXAMPLE.ORG/", "https://EXAMPLE.ORG/"],
    ["https://пример.example/ж", "https://пример.example/ж"],
    ["www.example.org/a.", "http://www.example.org/a"],
  ])("makes a link of the address in %j", (typed, href) => {
    const [link, ...others] = linksIn(renderComment(`See ${typed}`, "text"));

    expect(link).toEqual({ href, rel: "ugc nofollow noopener" });
    expect(others).toEqual([]);
    expect(wordsIn(renderComment(`See ${typed}`, "text")).trim()).toBe(`See ${typed}`);
  });

  test.each([
    "example.org",
    "the end.Then",
    "me@example.org",
    "mailto:me@example.org",
    "ftp://example.org/",
    "//example.org/",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://",
    "xhttp://example.org",
    "wwwhat.example.org",
  ])("leaves %j as words", (typed) => {
    expect(linksIn(renderComment(typed, "text"))).toEqual([]);
  });

  test("makes a link of each of ten thousand addresses", () => {
    const html = renderComment("http://example.org/ ".repeat(10_000), "text");

    expect(linksIn(html)).toHaveLength(10_000);
  });
});

describe("a comment brought over from WordPress", () => {
  test("has paragraphs for blank lines and breaks for line ends", () => {
    const html = renderComment("one\ntwo\r\n\r\nthree <em>four\n\nfive</em>", "html");

    expect(html.trim()).toBe("<p>one<br>two</p>\n<p>three <em>four</em></p>\n<p><em>five</em></p>");
  });

  test("keeps the markup a comment may have", () => {
    const html = renderComment(
      "<strong>a</strong> <em>b</em> <code>c</code>\n<blockquote>d\n\ne</blockquote>\n<ol>\n<li>f</li>\n<li>g\nh</li>\n</ol>\n<pre>i\n\n  j</pre>",
      "html",
    );

    expect(html.replaceAll(">\n<", "><").trim()).toBe(
      "<p><strong>a</strong> <em>b</em> <code>c</code></p><blockquote><p>d</p><p>e</p></blockquote>" +
        "<ol><li>f</li><li>g<br>h</li></ol><pre>i\n\n  j</pre>",
    );
  });

  test("keeps the words of headings, tables and unknown tags, and no picture", () => {
    const html = renderComment(
      "<h1>Head</h1>words<table><tr><td>one</td><td>two</td></tr></table><blink>b</blink> <img src=/media/a.png alt=x><div>d</div>",
      "html",
    );

    expect(html.replaceAll("\n", "")).toBe(
      "<p>Head</p><p>words</p><p>one</p><p>two</p><p>b</p><p>d</p>",
    );
  });

  test("makes links of raw addresses, but not inside links and code", () => {
    const html = renderComment(
      'http://a.example <a href="http://b.example" target=_top title=t>http://c.example</a> <code>http://d.example</code>',
      "html",
    );

    expect(linksIn(html).map(({ href }) => href)).toEqual(["http://a.example", "http://b.example"]);
  });

  test("keeps a smaller-than sign that begins no tag", () => {
    expect(wordsIn(renderComment("a <1% and < b and a&lt;b", "html")).trim()).toBe(
      "a <1% and < b and a<b",
    );
  });

  test("keeps twenty levels of markup and the words of deeper ones", () => {
    const html = renderComment(
      `${"<blockquote>".repeat(30)}deep ${"</blockquote>".repeat(30)}`,
      "html",
    );

    expect(depthOf(html, (tagName) => tagName === "blockquote")).toBe(20);
    expect(wordsIn(html)).toContain("deep");
  });

  test("shows markup nested beyond reason as the text it is", () => {
    const html = renderComment(`${"<b>".repeat(5_000)}words`, "html");

    expect(elementsIn(parseFragment(html)).map(({ tagName }) => tagName)).toEqual(["p"]);
    expect(wordsIn(html)).toContain("<b><b>words");
  });
});

function linksIn(html: string): { href: string; rel: string }[] {
  return elementsIn(parseFragment(html))
    .filter(({ tagName }) => tagName === "a")
    .map(({ attrs }) => ({
      href: attrs.find(({ name }) => name === "href")?.value ?? "",
      rel: attrs.find(({ name }) => name === "rel")?.value ?? "",
    }));
}

/** Lines without the blank ones around the whole and without the space at their ends. */
function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trimEnd());
  return lines.join("\n").trim().split("\n");
}
