import { parseFragment } from "parse5";
import { describe, expect, test } from "vitest";
import { renderBody } from "#lib/text/render-body.ts";
import { depthOf, elementsIn, wordsIn } from "#tests/support/safe-html.ts";

describe("a body in Markdown", () => {
  test("has tables, struck words, ticks and raw addresses as GFM does", async () => {
    const html = await renderBody(
      "| a | b |\n| --- | :-: |\n| 1 | 2 |\n\n~~gone~~ https://example.org\n\n- [x] done\n- [ ] open",
      "markdown",
    );

    expect(html).toContain("<del>gone</del>");
    expect(html).toContain('<a href="https://example.org" rel="noopener">https://example.org</a>');
    expect(html).toContain('<td align="center">2</td>');
    expect(html).toContain("<li>☑ done</li>\n<li>☐ open</li>");
  });

  test("has notes that lead to their place and back", async () => {
    const html = await renderBody("Text[^a].\n\n[^a]: A note.", "markdown");

    const ids = attributes(html, "id");
    const targets = attributes(html, "href").map((href) => href.slice(1));
    expect(targets).toHaveLength(2);
    expect(targets.every((target) => ids.includes(target))).toBe(true);
    expect(attributes(html, "aria-describedby").every((id) => ids.includes(id))).toBe(true);
  });

  test("speaks the text's language where the press itself has to say something", async () => {
    const source =
      "Text[^a] and[^a].\n\n[^a]: A note.\n\n| Acknowledgementsandmore |\n| --- |\n| b |\n\n![](https://example.org/wall.png)";

    const english = await renderBody(source, "markdown");
    const arabic = await renderBody(source, "markdown", "ar-EG");

    expect(wordsIn(english)).toContain("Footnotes");
    expect(wordsIn(english)).toContain("Picture: wall.png (example.org)");
    expect(attributes(english, "aria-label")).toEqual([
      "Table 1",
      "Back to reference 1",
      "Back to reference 1-2",
    ]);
    expect(wordsIn(arabic)).toContain("الحواشي");
    expect(wordsIn(arabic)).toContain("صورة: wall.png (example.org)");
    expect(wordsIn(arabic)).toMatch(/^Text١ and١/);
    expect([wordsIn(english), wordsIn(arabic)].map((words) => /[↩↪].*/.exec(words)?.[0])).toEqual([
      "↩ ↩2",
      "↪ ↪٢",
    ]);
    expect(attributes(arabic, "aria-label")).toEqual([
      "الجدول ١",
      "العودة إلى موضع الحاشية ١",
      "العودة إلى موضع الحاشية ١-٢",
    ]);
  });

  test("keeps the HTML in its midst", async () => {
    const html = await renderBody(
      "H<sub>2</sub>O <kbd>Ctrl</kbd> <mark>m</mark> <abbr title=t>a</abbr> <q>q</q> <cite>c</cite> <time datetime=2026>t</time>\n\n" +
        "<details><summary>S</summary>\n\n*D*\n\n</details>\n\n<dl><dt>t<dd>d</dl>\n\n<figure><img src=/media/a.png><figcaption>F</figcaption></figure>",
      "markdown",
    );

    const tags = elementsIn(parseFragment(html)).map(({ tagName }) => tagName);
    expect(tags).toEqual(
      "p sub kbd mark abbr q cite time details summary p em dl dt dd figure img figcaption".split(
        " ",
      ),
    );
  });

  test("loses nothing behind a tag that is never closed", async () => {
    const html = await renderBody(
      "One <title> two\n\n<textarea>\n\n<xmp>\n\nthree <style> four",
      "markdown",
    );

    expect(wordsIn(html)).toMatch(/One <title> two\s+<textarea>\s+<xmp>\s+three <style> four/);
  });

  test("keeps twenty levels of quotes and the words of deeper ones", async () => {
    const html = await renderBody(`${"> ".repeat(40)}deep`, "markdown");

    expect(depthOf(html, (tagName) => tagName === "blockquote")).toBe(20);
    expect(wordsIn(html)).toContain("deep");
  });
});

describe("a body brought over as HTML", () => {
  test("has paragraphs where WordPress makes them of blank lines", async () => {
    const html = await renderBody(
      "One\ntwo\n\n<strong>three\n\nfour</strong>\n<!--more-->\n<h2>H</h2>\nfive\n<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>\n<blockquote>q\n\nr</blockquote>",
      "html",
    );

    expect(html.replaceAll("\n", "")).toBe(
      "<p>One<br>two</p><p><strong>three</strong></p><p><strong>four</strong></p>" +
        '<h2 id="section-h">H</h2><p>five</p><ul><li>a</li><li>b<br>c</li></ul>' +
        "<blockquote><p>q</p><p>r</p></blockquote>",
    );
  });

  test("stays as it is where its paragraphs are marked", async () => {
    const complete = "<p>One\ntwo</p>\n\n<ul>\n<li>a\nb</li>\n</ul>\n<pre>x\n\ny</pre>";

    expect(await renderBody(complete, "html")).toBe(complete);
  });

  test("keeps unknown shortcodes as visible text and leaves block comments out", async () => {
    const html = await renderBody(
      '<!-- wp:paragraph -->\n<p>One [form id="3"] two</p>\n<!-- /wp:paragraph -->\n[unknown a="b"]in[/unknown]\n\na:1:{s:1:"a";O:8:"stdClass":0:{}}',
      "html",
    );

    expect(wordsIn(html)).toContain('[form id="3"]');
    expect(wordsIn(html)).toContain('[unknown a="b"]in[/unknown]');
    expect(wordsIn(html)).toContain('a:1:{s:1:"a";O:8:"stdClass":0:{}}');
    expect(html).not.toContain("wp:paragraph");
  });
});

describe("pictures", () => {
  test("of our own are shown, and all but the first are loaded when needed", async () => {
    const picture = '<img src="/media/a.png" width=40 height=30 onload=x class=y>';

    const html = await renderBody(`${picture}\n\n${picture}`, "html");

    expect(html.trim()).toBe(
      '<p><img src="/media/a.png" width="40" height="30" decoding="async" alt=""></p>\n' +
        '<p><img src="/media/a.png" width="40" height="30" loading="lazy" decoding="async" alt=""></p>',
    );
  });

  test("have their size and their copies from their address", async () => {
    const key = "0123456789abcdef0123-1000x501";

    const html = await renderBody(`![A wall](/media/${key} "North side")`, "markdown");

    expect(html).toBe(
      `<figure><img src="/media/${key}" ` +
        `srcset="/media/${key}/480.webp 480w, /media/${key}/800.webp 800w, /media/${key}/1000.webp 1000w" ` +
        'sizes="(min-width: 43rem) 38rem, calc(100vw - 2.5rem)" width="1000" height="501" ' +
        'alt="A wall" decoding="async"><figcaption>North side</figcaption></figure>',
    );
  });

  test.each([
    ["width=300", 'sizes="300px" width="300" height="150"'],
    ["width=9000", 'width="1000" height="500"'],
    ["width=-5", 'width="1" height="1"'],
    ["width=wide height=7", 'width="1000" height="500"'],
  ])("are as small as their author wrote, and never stretched: %s", async (written, read) => {
    const html = await renderBody(
      `<img src=/media/0123456789abcdef0123-1000x500 ${written}>`,
      "html",
    );

    expect(html).toContain(read);
  });

  test.each([
    [
      "![A cat](https://example.org/c.png)",
      "https://example.org/c.png",
      "Picture: A cat (example.org)",
    ],
    [
      "![](https://example.org/a/c%20d.png)",
      "https://example.org/a/c%20d.png",
      "Picture: c d.png (example.org)",
    ],
    ["![x](//example.org/c.png)", "//example.org/c.png", "Picture: x (example.org)"],
    [
      "[![x](http://a.example/c.png)](https://b.example/)",
      "https://b.example/",
      "Picture: x (a.example)",
    ],
    ["![x](/media/../sign-out)", "/media/../sign-out", "Picture: x"],
  ])("of other hosts are links: %s", async (source, href, words) => {
    const html = await renderBody(source, "markdown");

    expect(attributes(html, "src")).toEqual([]);
    expect(attributes(html, "href")).toEqual([href]);
    expect(wordsIn(html).trim()).toBe(words);
  });

  test("inside the text are those that cannot act", async () => {
    const own = "data:image/png;base64,iVBORw0KGgo=";
    const html = await renderBody(
      `![a](${own}) ![b](data:image/svg+xml;base64,PHN2Zz4=)`,
      "markdown",
    );

    expect(attributes(html, "src")).toEqual([own]);
  });
});

test.each([
  [
    '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
    "https://www.youtube.com/watch?v=abcdefghijk",
  ],
  ['<iframe src="//player.vimeo.com/video/123?x=1"></iframe>', "https://vimeo.com/123"],
  ['<iframe src="//maps.example/x"></iframe>', "https://maps.example/x"],
  [
    '<video controls><source src="https://v.example/a.mp4">No video.</video>',
    "https://v.example/a.mp4",
  ],
  ['<audio src="https://v.example/a.mp3"></audio>', "https://v.example/a.mp3"],
  ['<object data="https://v.example/a.swf"><p>old</p></object>', "https://v.example/a.swf"],
  ['<embed src="https://v.example/a.swf">', "https://v.example/a.swf"],
])("what another host would show is a link: %s", async (source, href) => {
  for (const format of ["markdown", "html"] as const) {
    const html = await renderBody(source, format);

    expect(attributes(html, "href")).toEqual([href]);
    expect(attributes(html, "src")).toEqual([]);
  }
});

test("an embed says what it is, what it is called where that is known, and where it leads", async () => {
  const source = [
    '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="On joists"></iframe>',
    '<iframe src="https://player.vimeo.com/video/123"></iframe>',
    '<audio src="https://v.example/the%20sound.mp3"></audio>',
    '<iframe src="https://maps.example/x"></iframe>',
    '<script src="https://gist.github.com/ines/abc.js"></script>',
  ].join("\n\n");

  for (const format of ["markdown", "html"] as const) {
    const html = await renderBody(source, format);

    expect(wordsIn(html).split("\n").filter(Boolean)).toEqual([
      "Video: On joists (youtube.com)",
      "Video (vimeo.com)",
      "Sound: the sound.mp3 (v.example)",
      "Page (maps.example)",
      "Code (gist.github.com)",
    ]);
    expect(html.match(/<p class="embed">/g)).toHaveLength(5);
    expect(attributes(html, "href").at(-1)).toBe("https://gist.github.com/ines/abc");
  }
});

test("a tweet is a quotation with its writer under it", async () => {
  const tweet =
    '<blockquote class="twitter-tweet"><p>Old walls.</p>&mdash; Ines (@ines) ' +
    '<a href="https://twitter.com/ines/status/1">March 3, 2020</a></blockquote> ' +
    '<script async src="https://platform.twitter.com/widgets.js"></script>';

  for (const format of ["markdown", "html"] as const) {
    const html = (await renderBody(tweet, format)).replaceAll("\n", "");

    expect(html.trim()).toBe(
      '<figure class="quotation"><blockquote><p>Old walls.</p></blockquote><figcaption>— Ines (@ines) ' +
        '<a href="https://twitter.com/ines/status/1" rel="noopener">March 3, 2020</a></figcaption></figure>',
    );
  }
});

describe("headings", () => {
  test("leave the first level to the page", async () => {
    const html = await renderBody("# One\n\n## Two\n\n###### Six", "markdown");

    expect(tagsWithIds(html)).toEqual(["h2#section-one", "h3#section-two", "h6#section-six"]);
  });

  test("stay at their levels when none is the first", async () => {
    expect(tagsWithIds(await renderBody("## Two\n\n### Three", "markdown"))).toEqual([
      "h2#section-two",
      "h3#section-three",
    ]);
  });

  test("have ids of their own, which no other part of the page has", async () => {
    const html = await renderBody(
      '## Same\n\n## Same\n\n<p id="same">x</p>\n\n<a name="comments">y</a> [to](#same) [page](#comment-form)',
      "markdown",
    );

    expect(attributes(html, "id")).toEqual([
      "section-same",
      "section-same-1",
      "section-same-2",
      "section-comments",
    ]);
    expect(attributes(html, "href")).toEqual(["#section-same", "#comment-form"]);
  });
});

describe("links", () => {
  test("to other hosts do not hand over the page", async () => {
    const html = await renderBody(
      '<a href="https://example.org" rel="opener nofollow" target="_blank">x</a>',
      "html",
    );

    expect(html).toContain('<a href="https://example.org" rel="nofollow noopener">x</a>');
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc",
    "blob:x",
  ])("to %s give way to their words", async (href) => {
    expect((await renderBody(`<a href="${href}"><em>x</em></a>`, "html")).trim()).toBe(
      "<p><em>x</em></p>",
    );
  });
});

test("a wide table is in a frame that the keyboard can reach and a screen reader can name", async () => {
  const wide = `<tr>${"<td>Circumstances</td>".repeat(3)}</tr>`;
  const html = await renderBody(
    `<table><caption>Rain</caption>${wide}</table><table>${wide}</table><table><tr><td>3</table>`,
    "html",
  );

  expect(html).toContain(
    '<div class="table" tabindex="0" role="region" aria-label="Table 1: Rain"><table>',
  );
  expect(html).toContain(
    '<div class="table" tabindex="0" role="region" aria-label="Table 2"><table>',
  );
  expect(html).toContain('<div class="table"><table><tbody><tr><td>3</td>');
});

describe("code", () => {
  test("in a known language has classes and no styles", async () => {
    const html = await renderBody('```js\nconst a = "b"; // c\n```', "markdown");

    expect(html).toContain(
      '<pre><code class="language-js"><span class="token-keyword">const</span>',
    );
    expect(html).toContain('<span class="token-comment">// c</span>');
    expect(html).not.toContain("style");
    expect(wordsIn(html)).toBe('const a = "b"; // c\n');
  });

  test("in an unknown or no language stays plain", async () => {
    expect(await renderBody("```nonsense\na < b\n```", "markdown")).toBe(
      '<pre><code class="language-nonsense">a &#x3C; b\n</code></pre>',
    );
    expect(await renderBody("```constructor\na\n```", "markdown")).not.toContain("<span");
  });

  test("keeps its words in every language, and stays plain when it is long", async () => {
    const code = 'def a(b): # c\n\treturn "<d>" \\\n\n  e\n';
    for (const language of ["python", "ts", "html", "css", "rust", "sh", "diff", "json", "md"]) {
      const html = await renderBody(`\`\`\`${language}\n${code}\`\`\``, "markdown");
      expect(wordsIn(html)).toBe(code.replaceAll("\t", "\t"));
    }

    const long = await renderBody(`\`\`\`js\n${"let a = 1;\n".repeat(2_000)}\`\`\``, "markdown");
    expect(long).not.toContain("<span");
  });

  test("is painted the same every time", async () => {
    const source = "```ts\ntype A = { b: string }\n```";

    expect(await renderBody(source, "markdown")).toBe(await renderBody(source, "markdown"));
  });
});

test("control characters that no feed can carry are left out", async () => {
  expect(await renderBody("<p>a&#1;b\u0000c&#xFFFE;d</p>", "html")).toBe("<p>abcd</p>");
});

function attributes(html: string, name: string): string[] {
  return elementsIn(parseFragment(html)).flatMap(({ attrs }) =>
    attrs.filter((attribute) => attribute.name === name).map(({ value }) => value),
  );
}

function tagsWithIds(html: string): string[] {
  return elementsIn(parseFragment(html)).map(
    ({ tagName, attrs }) => `${tagName}#${attrs.find(({ name }) => name === "id")?.value}`,
  );
}

describe("figures", () => {
  test("a picture that stands alone has its title as its caption, also when it leads somewhere", async () => {
    const html = await renderBody(
      'A ![wall](/media/a.png "Not this one").\n\n[![wall](/media/a.png "The *north* wall")](/b)\n\n' +
        '![wall](https://elsewhere.example/a.png "Far away")',
      "markdown",
    );

    expect(html).toContain('<img src="/media/a.png" alt="wall" title="Not this one"');
    expect(html).toMatch(
      /<figure><a href="\/b"><img [^>]*><\/a><figcaption>The \*north\* wall<\/figcaption><\/figure>/,
    );
    expect(html).toContain(
      '<figure><a href="https://elsewhere.example/a.png" rel="noopener">Picture: wall (elsewhere.example)</a>' +
        "<figcaption>Far away</figcaption></figure>",
    );
  });

  test.each([
    ["markdown", "> Words.\n>\n> — Ines, *Letters*", "— Ines, <em>Letters</em>"],
    ["html", "<blockquote><p>Words.</p><cite>Ines</cite></blockquote>", "<cite>Ines</cite>"],
    [
      "html",
      "<figure><blockquote><p>Words.</p><cite>Ines</cite></blockquote></figure>",
      "<cite>Ines</cite>",
    ],
  ] as const)("who said it stands under a quotation in %s", async (format, source, caption) => {
    const html = (await renderBody(source, format)).replaceAll("\n", "");

    expect(html).toMatch(
      /^<figure(?: class="quotation")?><blockquote><p>Words.<\/p><\/blockquote>/,
    );
    expect(html).toContain(`</blockquote><figcaption>${caption}</figcaption></figure>`);
  });

  test("a quotation that only has a dash in it stays whole", async () => {
    for (const source of ["> — A line of dialogue.", "> One — two.\n>\n> Three — four."]) {
      expect(await renderBody(source, "markdown")).not.toContain("figure");
    }
  });
});

describe("a list of definitions", () => {
  test("is terms, and below each the lines that begin with a colon", async () => {
    const html = await renderBody(
      "*Span*\n: From wall to wall.\n: Or what is *free* of it.\n\nDepth\n: Up\nand down.\n\nAfter: all.",
      "markdown",
    );

    expect(html).toBe(
      "<dl><dt><em>Span</em></dt><dd>From wall to wall.</dd><dd>Or what is <em>free</em> of it.</dd>" +
        "<dt>Depth</dt><dd>Up\nand down.</dd></dl><p>After: all.</p>",
    );
  });

  test("is not made of a colon that stands anywhere else", async () => {
    for (const source of ["One: two\nthree : four", ": no term", "`a\n: b`", "```\na\n: b\n```"]) {
      expect(await renderBody(source, "markdown")).not.toContain("<dl");
    }
  });
});
