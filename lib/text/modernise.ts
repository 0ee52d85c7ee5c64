import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { withoutForbiddenCharacters } from "#lib/text/plain.ts";

/** Says in today's words what old markup and form controls meant, before the rest is left out. */
export function modernise(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (node.type === "text") node.value = withoutForbiddenCharacters(node.value);
    if (node.type !== "element") return;

    node.tagName = renamed.get(node.tagName) ?? node.tagName;
    node.properties = withoutTheirClasses(node);
    if (node.tagName === "a") nameByItsId(node);
    if (isTick(node) && parent && index !== undefined) {
      parent.children[index] = { type: "text", value: node.properties.checked ? "☑" : "☐" };
    }
  });
}

const renamed = new Map([
  ["acronym", "abbr"],
  ["address", "div"],
  ["article", "div"],
  ["aside", "div"],
  ["center", "div"],
  ["dir", "ul"],
  ["fieldset", "div"],
  ["footer", "div"],
  ["form", "div"],
  ["header", "div"],
  ["hgroup", "div"],
  ["legend", "p"],
  ["listing", "pre"],
  ["main", "div"],
  ["menu", "ul"],
  ["nav", "div"],
  ["plaintext", "pre"],
  ["strike", "s"],
  ["tt", "code"],
  ["xmp", "pre"],
]);

/** A class from elsewhere means something else here. What language code is in is worth knowing. */
function withoutTheirClasses({ tagName, properties }: Element): Element["properties"] {
  const { className, ...rest } = properties;
  if (tagName !== "code" || !Array.isArray(className)) {
    const isNotes = tagName === "section" && "dataFootnotes" in properties;
    return isNotes ? { ...rest, className: ["footnotes"] } : rest;
  }
  const language = className.filter((name) => String(name).startsWith("language-"));
  return language.length > 0 ? { ...rest, className: language } : rest;
}

function nameByItsId({ properties }: Element): void {
  if (typeof properties.name === "string") properties.id ??= properties.name;
}

function isTick({ tagName, properties }: Element): boolean {
  return tagName === "input" && properties.type === "checkbox";
}
