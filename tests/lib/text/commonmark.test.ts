import { describe, expect, test } from "vitest";
import { renderBody } from "#lib/text/render-body.ts";
import { readCorpus } from "#tests/support/corpora.ts";

type Example = { markdown: string; html: string; number: number };

/** Where the two readings may differ, and why. All others are equal: 614 of 652, and all 24 of GFM. */
const differences = {
  // Bare words at the top of an HTML body are WordPress's and become paragraphs; in Markdown they stay.
  wordPress: [21, 31, 151, 161, 162, 163, 164, 165, 166, 171, 177, 178, 180, 186, 187, 494],
  // A tag that would swallow the rest of the post is shown as text.
  swallowing: [173],
  // A paragraph of HTML with nothing in it is left out.
  empty: [613, 614, 615, 616, 642, 643],
  // A picture that stands alone has its title as its caption.
  captions: [572, 573, 576, 577, 584, 585, 586, 588, 589, 591],
  // GFM makes links of addresses that stand in the words.
  rawAddresses: [602, 606, 608, 611, 612],
};

describe.each([
  { name: "CommonMark", examples: commonMark(), differing: Object.values(differences).flat() },
  { name: "GFM", examples: gfm(), differing: [] },
])("$name", ({ examples, differing }) => {
  test.runIf(examples.length > 0)(
    "is read as its examples say",
    async () => {
      const different: number[] = [];
      for (const { markdown, html, number } of examples) {
        const read = await renderBody(markdown, "markdown");
        // What the specification expects goes through the same allow-list: only the reading may differ.
        const expected = await renderBody(html, "html");
        if (settled(read) !== settled(expected)) different.push(number);
      }
      expect(different).toEqual(differing.toSorted((one, other) => one - other));
    },
    60_000,
  );
});

function settled(html: string): string {
  return html
    .replace(/\s+/g, " ")
    .replace(/ ?(<[^>]*>) ?/g, "$1")
    .trim();
}

function commonMark(): Example[] {
  const examples = JSON.parse(readCorpus("markdown/commonmark-0.31.2.json") ?? "[]") as Example[];
  return examples.map(({ markdown, html, number }) => ({
    markdown: markdown.replaceAll("→", "\t"),
    html: html.replaceAll("→", "\t"),
    number,
  }));
}

function gfm(): Example[] {
  const examples = JSON.parse(readCorpus("markdown/gfm-0.29-extensions.json") ?? "[]") as (Omit<
    Example,
    "number"
  > & { example: number })[];
  return examples.map(({ example, ...rest }) => ({ ...rest, number: example }));
}
