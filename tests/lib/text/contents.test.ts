import { expect, test } from "vitest";
import { listContents } from "#lib/text/contents.ts";
import { renderArticle } from "#lib/text/render-body.ts";
import { faultsIn } from "#tests/support/safe-html.ts";

test("three headings make a table of contents, and two do not", async () => {
  expect(await contentsOf("## One\n\n## Two")).toEqual([]);
  expect(
    await contentsOf("## One\n\n## Two\n\n### Two and a half\n\n#### Deeper\n\n## Three"),
  ).toEqual([
    { id: "section-one", text: "One", parts: [] },
    {
      id: "section-two",
      text: "Two",
      parts: [{ id: "section-two-and-a-half", text: "Two and a half", parts: [] }],
    },
    { id: "section-three", text: "Three", parts: [] },
  ]);
});

test("a line of the table says the heading's words, whatever its markup", async () => {
  const parts = await contentsOf(
    "## The *wide* `span` of [it](/x)\n\n## The wide span of it\n\n## Noted[^1]\n\n## مقدمة\n\n## はじめに\n\n## §§\n\n## ★\n\n##\n\n[^1]: A note.",
  );

  expect(parts.map(({ id, text }) => [id, text])).toEqual([
    ["section-the-wide-span-of-it", "The wide span of it"],
    ["section-the-wide-span-of-it-1", "The wide span of it"],
    ["section-noted1", "Noted"],
    ["section-مقدمة", "مقدمة"],
    ["section-はじめに", "はじめに"],
    ["section-heading-1", "§§"],
    ["section-heading-2", "★"],
  ]);
});

test("a heading in a quotation or a list is no part of the text's own order", async () => {
  const source = "## One\n\n> ## Quoted\n\n- ## Listed\n\n## Two\n\n## Three";

  expect((await contentsOf(source)).map(({ text }) => text)).toEqual(["One", "Two", "Three"]);
});

test("a table too long to lead anyone anywhere first loses its lower level, then is left out", async () => {
  const sixty = Array.from({ length: 60 }, (_, index) => `## Part ${index}`).join("\n\n");
  const subdivided = sixty.replaceAll("\n\n", "\n\n### Within\n\n");
  const endless = "## A part\n\n".repeat(10_000);

  expect(await contentsOf(sixty)).toHaveLength(60);
  const upper = await contentsOf(subdivided);
  expect(upper).toHaveLength(60);
  expect(upper.every(({ parts }) => parts.length === 0)).toBe(true);
  expect(await contentsOf(endless)).toEqual([]);
}, 60_000);

test("each heading has a link to itself that says where it leads, and is no part of its name", async () => {
  const { html } = await renderArticle("## A *wide* span\n\n## ★", "markdown");

  expect(html).toBe(
    '<div class="heading"><h2 id="section-a-wide-span">A <em>wide</em> span</h2>' +
      '<a href="#section-a-wide-span" aria-label="Link to “A wide span”"></a></div>\n' +
      '<div class="heading"><h2 id="section-heading-1">★</h2>' +
      '<a href="#section-heading-1" aria-label="Link to “★”"></a></div>',
  );
  expect(faultsIn(html, "body")).toEqual([]);
});

async function contentsOf(source: string): Promise<ReturnType<typeof listContents>> {
  const { headings } = await renderArticle(source, "markdown");
  return listContents(headings);
}
