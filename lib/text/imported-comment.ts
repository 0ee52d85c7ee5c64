import type { Element, ElementContent, Root } from "hast";
import { limitLevels } from "#lib/text/levels.ts";
import { makeParagraphs, withBreaks } from "#lib/text/paragraphs.ts";
import { readHtml } from "#lib/text/read-html.ts";

/** A comment as WordPress kept it: a little HTML, with paragraphs as blank lines. */
export function readImportedComment(html: string): Root {
  const tree = readHtml(html);
  limitLevels(tree);
  tree.children = tree.children.flatMap((node) => (node.type === "doctype" ? [] : plainer(node)));
  makeParagraphs(tree);
  return tree;
}

/** What a comment may not have becomes the nearest thing that it may. */
function plainer(node: ElementContent): ElementContent[] {
  if (node.type !== "element") return node.type === "text" ? [node] : [];
  if (node.tagName === "pre" || node.tagName === "img") return node.tagName === "pre" ? [node] : [];
  const children = node.children.flatMap(plainer);
  const lines = breaking.has(node.tagName) ? withBreaks(children) : children;
  return dissolved.has(node.tagName) ? apart(lines) : [{ ...node, children: lines }];
}

/** Blocks without a place in a comment leave their words as words of their own. */
function apart(children: ElementContent[]): ElementContent[] {
  const gap: ElementContent = { type: "text", value: "\n\n" };
  return [gap, ...children, gap];
}

const breaking: ReadonlySet<Element["tagName"]> = new Set(["p", "li", "dt", "dd"]);

const dissolved: ReadonlySet<Element["tagName"]> = new Set(
  "address article aside caption center details div fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend main nav section summary table tbody td tfoot th thead tr".split(
    " ",
  ),
);
