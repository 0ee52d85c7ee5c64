import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";

/** The page's title is its only first-level heading: a text that uses the first level moves down by one. */
export function shiftHeadings(tree: Root): void {
  const headings: Element[] = [];
  visit(tree, "element", (node) => {
    if (/^h[1-6]$/.test(node.tagName) && !isNotesLabel(node)) headings.push(node);
  });
  if (!headings.some(({ tagName }) => tagName === "h1")) return;
  for (const heading of headings) {
    heading.tagName = `h${Math.min(6, Number(heading.tagName.charAt(1)) + 1)}`;
  }
}

/** Made by the footnotes, already at its level. */
function isNotesLabel({ tagName, properties }: Element): boolean {
  return tagName === "h2" && properties.id === "footnote-label";
}
