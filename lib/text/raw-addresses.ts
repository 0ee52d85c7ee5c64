import type { Element, ElementContent, Root } from "hast";
import { LinkifyIt } from "linkify-it";
import { replaceChildren, walk } from "#lib/text/walk.ts";

/** Makes links of the addresses that stand in the words themselves. */
export function linkRawAddresses(tree: Root): void {
  walk(tree, (parent) => {
    if (parent.type === "element" && untouched.has(parent.tagName)) return false;
    replaceChildren(
      parent,
      (child) => child.type === "text" && mayHoldAddress.test(child.value),
      (child) => (child.type === "text" ? linked(child.value) : [child]),
    );
    return true;
  });
}

const mayHoldAddress = /:|\/\/|www\./i;
const untouched = new Set(["a", "code", "pre"]);

function linked(text: string): ElementContent[] {
  const matches = addresses.match(text) ?? [];
  const nodes: ElementContent[] = [];
  let end = 0;
  for (const { index, lastIndex, raw, schema } of matches) {
    const href = schema === "www." ? `http://${raw}` : raw;
    if (!URL.canParse(href)) continue;
    if (index > end) nodes.push({ type: "text", value: text.slice(end, index) });
    nodes.push(link(href, raw));
    end = lastIndex;
  }
  if (end < text.length) nodes.push({ type: "text", value: text.slice(end) });
  return nodes;
}

/** Where they stand; asterisks and underscores at the end of one belong to the words around it. */
export function rawAddressesIn(text: string): { start: number; end: number }[] {
  return (addresses.match(text) ?? []).map(({ index, raw }) => ({
    start: index,
    end: index + raw.replace(/[*_]+$/, "").length,
  }));
}

function link(href: string, words: string): Element {
  return {
    type: "element",
    tagName: "a",
    properties: { href },
    children: [{ type: "text", value: words }],
  };
}

/** An address begins with its scheme or with `www.`: "example.com" may be the end of a sentence.Then. */
const addresses = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, maxLength: 2000 })
  .add("ftp:", null)
  .add("mailto:", null)
  .add("//", null)
  .add("www.", { validate: lengthAfterWww });

function lengthAfterWww(text: string, position: number): number {
  afterWww.lastIndex = position;
  return afterWww.exec(text)?.[0].length ?? 0;
}

const { re } = addresses;
const afterWww = new RegExp(re.get_url_host_port().source + re.get_path().source, "iy");
