import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { visitParents } from "unist-util-visit-parents";

/** A heading that stands in the text itself, at the id its link leads to. */
export type Heading = { id: string; level: number; text: string };

/** The page's title is its only first-level heading: a text that uses the first level moves down by one. */
export function shiftHeadings(tree: Root): void {
  const headings: Element[] = [];
  visit(tree, "element", (node) => {
    if (isHeading(node) && !isNotesLabel(node)) headings.push(node);
  });
  if (!headings.some(({ tagName }) => tagName === "h1")) return;
  for (const heading of headings) {
    heading.tagName = `h${Math.min(6, levelOf(heading) + 1)}`;
  }
}

/** A heading without a letter or digit has no name to make an address of, and gets a number. */
export function nameSymbolHeadings(tree: Root): void {
  let count = 0;
  visit(tree, "element", (node) => {
    if (!isHeading(node) || !/^-?\d*$/.test(String(node.properties.id ?? ""))) return;
    if (/[\p{L}\p{N}]/u.test(toString(node))) return;
    count += 1;
    node.properties.id = `heading-${count}`;
  });
}

/** The headings that divide the text; one in a quotation or a list belongs to what is said there. */
export function findHeadings(tree: Root): Heading[] {
  const headings: Heading[] = [];
  visitParents(tree, "element", (node, ancestors) => {
    if (!isHeading(node) || isNotesLabel(node)) return;
    const { id } = node.properties;
    const text = wordsOf(node);
    if (typeof id !== "string" || text === "") return;
    if (ancestors.some((one) => one.type === "element" && setApart.has(one.tagName))) return;
    headings.push({ id, level: levelOf(node), text });
  });
  return headings;
}

/** Beside each heading, not in it, so that the link is not read out as part of its name. */
export function linkHeadings(tree: Root, labelFor: (heading: string) => string): void {
  visit(tree, "element", (node, index, parent) => {
    if (!isHeading(node) || isNotesLabel(node) || !parent || index === undefined) return;
    const { id } = node.properties;
    const text = wordsOf(node);
    if (typeof id !== "string" || text === "") return;
    parent.children[index] = {
      type: "element",
      tagName: "div",
      properties: { className: ["heading"] },
      children: [node, selfLink(id, labelFor(text))],
    };
    return SKIP;
  });
}

/** Its sign is the style sheet's, so that what is copied or counted is the text alone. */
function selfLink(id: string, label: string): Element {
  return {
    type: "element",
    tagName: "a",
    properties: { href: `#${id}`, ariaLabel: label },
    children: [],
  };
}

function wordsOf(heading: Element): string {
  const children = heading.children.filter((child) => !isNoteMark(child));
  return toString({ ...heading, children })
    .replace(/\s+/g, " ")
    .trim();
}

function isNoteMark(node: Element["children"][number]): boolean {
  return (
    node.type === "element" &&
    ("dataFootnoteRef" in node.properties ||
      (node.tagName === "sup" && node.children.some(isNoteMark)))
  );
}

function isHeading({ tagName }: Element): boolean {
  return /^h[1-6]$/.test(tagName);
}

function levelOf({ tagName }: Element): number {
  return Number(tagName.charAt(1));
}

/** Made by the footnotes, already at its level. */
function isNotesLabel({ tagName, properties }: Element): boolean {
  return tagName === "h2" && /^(?:section-)?footnote-label$/.test(String(properties.id));
}

const setApart = new Set(["blockquote", "dd", "details", "figure", "li", "td", "th"]);
