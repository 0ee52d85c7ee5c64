import { expect, test } from "vitest";
import { convertContent } from "#lib/transfer/wordpress/content.ts";

function html(source: string): string {
  return convertContent(source).html.replace(/\n+/g, "\n");
}

test("blank lines make paragraphs and line ends make breaks", () => {
  expect(html("one\ntwo\n\nthree")).toBe("<p>one<br>\ntwo</p>\n<p>three</p>");
});

test("lists, tables and quotations stand by themselves between paragraphs", () => {
  expect(html("Before\n<ul>\n<li>one</li>\n</ul>\nAfter")).toBe(
    "<p>Before</p>\n<ul>\n<li>one</li>\n</ul>\n<p>After</p>",
  );
  expect(html("<table>\n<tr>\n<td>a</td>\n</tr>\n</table>")).toBe(
    "<table>\n<tr>\n<td>a</td>\n</tr>\n</table>",
  );
  expect(html("<blockquote>one\n\ntwo</blockquote>")).toBe(
    "<blockquote><p>one</p>\n<p>two</p></blockquote>",
  );
});

test("paragraphs that are there already stay as they are", () => {
  expect(html("<p>one</p>\n\n<p>two</p>")).toBe("<p>one</p>\n<p>two</p>");
});

test("line ends in preformatted text are not touched", () => {
  const code = "<pre>\n  if (a) {\n\n    [gallery]\n  }\n</pre>";

  expect(convertContent(code).html).toBe(code);
});

test("a code shortcode shows its text as it is", () => {
  const source = '[code lang="php"]\n<?php\n\nif ($a < 1) { } // [gallery]\n[/code]';

  expect(convertContent(source).html).toBe(
    '<pre><code class="language-php">&lt;?php\n\nif ($a &lt; 1) { } // [gallery]</code></pre>',
  );
});

test("a caption becomes a figure with its words under the picture", () => {
  const source = `[caption id="a_1" width="300"]<a href="b"><img src="a.jpg" /></a> By <em>Ana</em>[/caption]`;

  expect(html(source)).toBe(
    '<figure><a href="b"><img src="a.jpg" /></a><figcaption>By <em>Ana</em></figcaption></figure>',
  );
  expect(html('[caption caption="Old"]<img src="a.jpg" />[/caption]')).toBe(
    '<figure><img src="a.jpg" /><figcaption>Old</figcaption></figure>',
  );
});

test("embeds and addresses on a line of their own become plain links", () => {
  const link = '<a href="https://a.example/?v=1&amp;t=2">https://a.example/?v=1&amp;t=2</a>';

  expect(html("https://a.example/?v=1&t=2")).toBe(`<p>${link}</p>`);
  expect(html("[embed]https://a.example/?v=1&t=2[/embed]")).toBe(`<p>${link}</p>`);
  expect(html('[video mp4="https://a.example/?v=1&t=2"][/video]')).toBe(`<p>${link}</p>`);
  expect(html("Read https://a.example/ first")).toBe("<p>Read https://a.example/ first</p>");
});

test("more-tags and page breaks are left out", () => {
  expect(html("one\n\n<!--more-->\n\ntwo\n\n<!--nextpage-->\n\nthree")).toBe(
    "<p>one</p>\n<p>two</p>\n<p>three</p>",
  );
});

test("block comments go and the HTML between them stays", () => {
  const source = `<!-- wp:paragraph {"align":"left"} -->
<p>One
two</p>
<!-- /wp:paragraph -->
<!-- wp:more -->
<!--more-->
<!-- /wp:more -->
<!-- wp:embed {"url":"https://a.example/"} -->
<figure><div class="wp-block-embed__wrapper">
https://a.example/
</div></figure>
<!-- /wp:embed -->
<!-- wp:latest-posts {"postsToShow":3} /-->`;

  const { emptyBlocks } = convertContent(source);

  expect(html(source)).toBe(
    '<p>One\ntwo</p>\n<figure><p><a href="https://a.example/">https://a.example/</a></p></figure>',
  );
  expect(emptyBlocks).toEqual(["latest-posts"]);
});

test("I05: an unknown shortcode stays as visible text and is named", () => {
  const { html, unknownShortcodes } = convertContent('Before [contact-form to="ana"] after [sic]');

  expect(html).toBe('<p>Before [contact-form to="ana"] after [sic]</p>');
  expect(unknownShortcodes).toEqual(["contact-form"]);
});

test("a shortcode in double brackets is shown with single ones", () => {
  expect(html("Write [[gallery]] for pictures")).toBe("<p>Write [gallery] for pictures</p>");
});

test("a tag that is never closed does not swallow the text", () => {
  expect(html("A <b and the rest")).toBe("<p>A &lt;b and the rest</p>");
});

test.each([
  ["brackets", "[a ".repeat(40_000)],
  ["closed brackets", "[a] ".repeat(40_000)],
  ["open tags", "<a ".repeat(40_000)],
  ["open comments", "<!-- ".repeat(40_000)],
  ["open blocks", "<!-- wp:a ".repeat(20_000)],
  ["nested lists", "<ul><li>".repeat(5_000)],
  ["open preformatted texts", "<pre>".repeat(40_000)],
  ["quotes", "<a href=\"x' ".repeat(20_000)],
  ["captions", '[caption width="1"]'.repeat(5_000)],
  ["code", "[code]".repeat(10_000)],
])("many %s come to an end long before the runner's own bound", (_, source) => {
  expect(convertContent(source)).toBeDefined();
});
