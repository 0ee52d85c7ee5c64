import type { Element, Nodes } from "hast";
import { readHtml } from "#lib/text/read-html.ts";

/** What a person reads in a piece of HTML, as one line: without notes, code and pictures. */
export function readableText(html: string): string {
  const words: string[] = [];
  collect(readHtml(html), words);
  return words.join("").replace(/\s+/g, " ").trim();
}

function collect(node: Nodes, words: string[]): void {
  if (node.type === "text") words.push(node.value);
  if (!("children" in node)) return;
  if (node.type === "element" && isPassedOver(node)) return;
  const isApart = node.type === "element" && !runsOn.has(node.tagName);
  if (isApart) words.push(" ");
  for (const child of node.children) collect(child, words);
  if (isApart) words.push(" ");
}

function isPassedOver({ tagName, properties }: Element): boolean {
  return (
    passedOver.has(tagName) || "dataFootnotes" in properties || "dataFootnoteRef" in properties
  );
}

const passedOver = new Set(["pre", "script", "style", "template", "noscript", "svg"]);

/** Elements in the middle of a sentence; all others stand apart from their neighbours. */
const runsOn = new Set(
  "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
