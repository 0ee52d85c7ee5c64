import type { Root } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { readAddress } from "#lib/text/addresses.ts";
import { isOwnWords } from "#lib/text/links.ts";

/** A reader on paper types no more; a text with more links than these is a list of links. */
const numberedMax = 200;

/**
 * Numbers the addresses behind a text's links, for paper, where words lead nowhere. Each is numbered
 * once, in the order of the text; one that stands in its words needs no number. Answers the list.
 */
export function numberAddresses(tree: Root): string[] {
  const numbers = new Map<string, number>();
  visit(tree, "element", (link) => {
    const { href } = link.properties;
    if (link.tagName !== "a" || typeof href !== "string" || !leadsElsewhere(href)) return;
    if (isOwnWords(toString(link), href)) return;
    if (!numbers.has(href) && numbers.size >= numberedMax) return;
    const number = numbers.get(href) ?? numbers.size + 1;
    numbers.set(href, number);
    link.properties.dataAddress = String(number);
  });
  return [...numbers.keys()];
}

function leadsElsewhere(href: string): boolean {
  return !href.startsWith("#") && /^https?:$/.test(readAddress(href)?.protocol ?? "");
}
