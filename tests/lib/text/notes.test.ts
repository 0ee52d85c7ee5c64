import { parseFragment } from "parse5";
import { describe, expect, test } from "vitest";
import { renderArticle, renderBody } from "#lib/text/render-body.ts";
import { elementsIn, faultsIn } from "#tests/support/safe-html.ts";

describe("footnotes", () => {
  test("say to assistive technology what they are, and lead back by distinct names", async () => {
    const html = await renderBody("A[^a], b[^b], a[^a].\n\n[^a]: One.\n\n[^b]: Two.", "markdown");

    expect(withRole(html, "doc-noteref")).toHaveLength(3);
    expect(withRole(html, "doc-backlink").map((link) => link["aria-label"])).toEqual([
      "Back to reference 1",
      "Back to reference 1-2",
      "Back to reference 2",
    ]);
    expect(withRole(html, "doc-endnotes")).toHaveLength(1);
    expect(faultsIn(html, "body")).toEqual([]);
  });

  test.each([
    [
      "WordPress",
      '<p>Text<sup class="fn"><a href="#one" id="one-link">1</a></sup>.</p>' +
        '<ol class="wp-block-footnotes"><li id="one">A note. <a href="#one-link">↩︎</a></li></ol>',
    ],
    [
      "a plugin, by the name of the mark's parent",
      '<p>Text<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p>' +
        '<div><ol><li id="fn:1"><p>A note. <a href="#fnref:1">↩</a></p></li></ol></div>',
    ],
    [
      "Word",
      '<p>Text<a href="#_ftn1" name="_ftnref1">[1]</a>.</p>' +
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> A note.</p>',
    ],
  ])("brought over from %s are known by where they lead", async (_, source) => {
    const html = await renderBody(source, "html");

    const [mark, ...marks] = withRole(html, "doc-noteref");
    const [back, ...others] = withRole(html, "doc-backlink");
    expect([...marks, ...others]).toEqual([]);
    expect(back?.["aria-label"]).toBe("Back to reference 1");
    const ids = elementsIn(parseFragment(html)).map((element) => attributesOf(element).id);
    expect(ids).toContain(mark?.href?.slice(1));
    expect(ids).toContain(back?.href?.slice(1));
    expect(faultsIn(html, "body")).toEqual([]);
  });

  test("links that only look like notes are left alone", async () => {
    const html = await renderBody(
      '<p>See <a href="#part">2</a> and <a href="#gone">3</a>.</p><h2 id="part">Part</h2>',
      "html",
    );

    expect(html).not.toContain("doc-");
  });

  test("hang in the margin by a name they share with their mark", async () => {
    const { html } = await renderArticle(
      "A[^a], b[^b], a[^a].\n\n[^a]: One.\n[^b]: Two.",
      "markdown",
    );

    expect(html).toContain('class="footnotes hanging"');
    expect(html.match(/<a [^>]*class="note-\d"/g)).toHaveLength(2);
    expect(html.match(/<li [^>]*class="note-\d"/g)).toHaveLength(2);
    expect(faultsIn(html, "body")).toEqual([]);
  });

  test.each([
    ["too many", Array.from({ length: 25 }, (_, n) => `a[^${n}]\n\n[^${n}]: b`).join("\n\n")],
    ["too long", `a[^a]\n\n[^a]: ${"word ".repeat(100)}`],
    ["too wide", "a[^a]\n\n[^a]: One\n\n    - two"],
  ])("stay at the end where they are %s for the margin", async (_, source) => {
    const { html } = await renderArticle(source, "markdown");

    expect(html).toContain('class="footnotes"');
    expect(html).not.toContain('class="note-');
  });
});

describe("addresses on paper", () => {
  test("are numbered once each, but for those that stand in the text", async () => {
    const { html, addresses } = await renderArticle(
      "[One](https://a.example/1), [two](https://a.example/2), [one again](https://a.example/1), " +
        "https://a.example/3, [ours](/about), [below](#part), [mail](mailto:a@b.example)",
      "markdown",
    );

    expect(addresses).toEqual(["https://a.example/1", "https://a.example/2", "/about"]);
    expect(html.match(/data-address="\d"/g)).toEqual(
      [1, 2, 1, 3].map((n) => `data-address="${n}"`),
    );
  });

  test("are left out beyond the number that anyone types", async () => {
    const links = Array.from({ length: 1_000 }, (_, n) => `[a](https://a.example/${n})`).join(
      " \n\n",
    );

    expect((await renderArticle(links, "markdown")).addresses).toHaveLength(200);
  });

  test("are no part of a text in a feed", async () => {
    const html = await renderBody("## H\n\n[One](https://a.example/1)[^a]\n\n[^a]: N.", "markdown");

    expect(html).not.toMatch(/data-address|class="heading"|hanging/);
  });
});

function withRole(html: string, role: string): Record<string, string>[] {
  return elementsIn(parseFragment(html))
    .map(attributesOf)
    .filter((attributes) => attributes.role === role);
}

function attributesOf({ attrs }: ReturnType<typeof elementsIn>[number]): Record<string, string> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}
