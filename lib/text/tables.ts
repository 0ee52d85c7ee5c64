import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { inDigits } from "#lib/words/numbers.ts";
import { wordsIn } from "#lib/words/words.ts";

/**
 * A wide table scrolls in its own frame, which the keyboard can reach and a screen reader can name. One
 * that fits on the narrowest screen is no stop on the way. (byline.js looks again where there is room.)
 */
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
  if (widthOf(table) <= surelyFits) return framed(table, {});
  const caption = table.children.find(isCaption);
  // Numbered, because two regions of one page may not have the same name.
  const label = wordsIn(language).body.table(
    inDigits(count, language),
    caption ? toString(caption).trim() : "",
  );
  return framed(table, { tabIndex: 0, role: "region", ariaLabel: label });
}

function framed(table: Element, properties: Element["properties"]): Element {
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["table"], ...properties },
    children: [table],
  };
}

/** In characters: what 320 pixels hold beside their edges, in the widest letters anyone writes. */
const surelyFits = 24;
const betweenColumns = 2;

/** How narrow a table can be: the longest word of each column, and the room between. */
function widthOf(table: Element): number {
  const columns: number[] = [];
  visit(table, "element", (row) => {
    if (row.tagName !== "tr") return;
    const cells = row.children.filter((cell) => cell.type === "element");
    cells.forEach((cell, index) => {
      const longest = Math.max(
        ...toString(cell)
          .split(/\s+/)
          .map(({ length }) => length),
      );
      columns[index] = Math.max(columns[index] ?? 0, longest);
    });
  });
  return columns.reduce((sum, width) => sum + width + betweenColumns, 0);
}

function isCaption(node: ElementContent): node is Element {
  return node.type === "element" && node.tagName === "caption";
}
