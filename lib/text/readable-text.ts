import type { Element, Nodes } from "hast";
import { readHtml } from "#lib/text/read-html.ts";

/** What a person reads in a piece of HTML, as one line: without notes, code, displayed formulas and pictures. */
export function readableText(html: string): string {
  return textOf(html, isPassedOver);
}

/** Every word of a piece of HTML, as one line: notes and code too, and nothing of its markup. */
export function wholeText(html: string): string {
  return textOf(html, isUnseen);
}

type Test = (element: Element) => boolean;

function textOf(html: string, isLeftOut: Test): string {
  const words: string[] = [];
  collect(readHtml(html), words, isLeftOut);
  return words.join("").replace(/\s+/g, " ").trim();
}

function collect(node: Nodes, words: string[], isLeftOut: Test): void {
  if (node.type === "text") words.push(node.value);
  if (!("children" in node)) return;
  if (node.type === "element" && isLeftOut(node)) return;
  const isApart = node.type === "element" && !runsOn.has(node.tagName);
  if (isApart) words.push(" ");
  for (const child of node.children) collect(child, words, isLeftOut);
  if (isApart) words.push(" ");
}

function isPassedOver(element: Element): boolean {
  const { tagName, properties } = element;
  const isNote = "dataFootnotes" in properties || "dataFootnoteRef" in properties;
  const isDisplayed = tagName === "pre" || properties.display === "block";
  return isNote || isDisplayed || isUnseen(element);
}

function isUnseen({ tagName }: Element): boolean {
  return unseen.has(tagName);
}

const unseen = new Set(["script", "style", "template", "noscript", "svg"]);

/** Elements in the middle of a sentence; all others stand apart from their neighbours. */
const runsOn = new Set(
  (
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark math mfrac mi mn mo mover mrow msqrt " +
    "mstyle msub msubsup msup mtext munder q ruby s samp small span strike strong sub sup time tt u var wbr"
  ).split(" "),
);
