import type { ElementContent, Root } from "hast";
import { limitLevels } from "#lib/text/levels.ts";
import { makeWordPressParagraphs } from "#lib/text/paragraphs.ts";
import { readHtml } from "#lib/text/read-html.ts";

/** A comment as WordPress kept it: a little HTML, with paragraphs as blank lines. */
export function readImportedComment(html: string): Root {
  const tree = readHtml(html);
  limitLevels(tree);
  tree.children = tree.children.flatMap((node) => (node.type === "doctype" ? [] : plainer(node)));
  makeWordPressParagraphs(tree);
  return tree;
}

/** Blocks without a place in a comment leave their words as paragraphs of their own. */
function plainer(node: ElementContent): ElementContent[] {
  if (node.type === "text") return [node];
  if (node.type !== "element" || node.tagName === "img") return [];
  if (node.tagName === "pre") return [node];
  const children = node.children.flatMap(plainer);
  if (!dissolved.has(node.tagName)) return [{ ...node, children }];
  const gap: ElementContent = { type: "text", value: "\n\n" };
  return [gap, ...children, gap];
}

const dissolved: ReadonlySet<string> = new Set(
  "address article aside caption center details div fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend main nav section summary table tbody td tfoot th thead tr".split(
    " ",
  ),
);
