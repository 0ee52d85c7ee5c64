import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { inDigits } from "#lib/words/numbers.ts";
import { wordsIn } from "#lib/words/words.ts";

/** A wide table scrolls in its own frame, which the keyboard can reach and a screen reader can name. */
export function frameTables(tree: Root, language: string): void {
  let count = 0;
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "table" || !parent || index === undefined) return;
    count += 1;
    parent.children[index] = frame(node, count, language);
    return SKIP;
  });
}

function frame(table: Element, count: number, language: string): Element {
  const caption = table.children.find(isCaption);
  // Numbered, because two regions of one page may not have the same name.
  const label = wordsIn(language).body.table(
    inDigits(count, language),
    caption ? toString(caption).trim() : "",
  );
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["table"], tabIndex: 0, role: "region", ariaLabel: label },
    children: [table],
  };
}

function isCaption(node: ElementContent): node is Element {
  return node.type === "element" && node.tagName === "caption";
}
