import type { Element, Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";

export type PortableText = { html: string; pictureUrl: string | undefined };

/** The same HTML for readers that show it away from its page: every address whole. And its first picture. */
export function portableText(html: string, pageUrl: string): PortableText {
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
  visit(tree, "element", (node) => completeAddresses(node, pageUrl));
  return {
    html: unified().use(rehypeStringify).stringify(tree),
    pictureUrl: firstPicture(tree),
  };
}

function completeAddresses({ properties }: Element, pageUrl: string): void {
  // A feed reader is given the whole picture, whose address is enough.
  delete properties.srcSet;
  delete properties.sizes;
  for (const name of ["href", "src", "cite", "poster"]) {
    const address = properties[name];
    if (typeof address === "string") properties[name] = complete(address, pageUrl);
  }
}

function complete(address: string, pageUrl: string): string {
  return URL.canParse(address, pageUrl) ? new URL(address, pageUrl).href : address;
}

function firstPicture(tree: Root): string | undefined {
  let found: string | undefined;
  visit(tree, "element", ({ tagName, properties }) => {
    const { src } = properties;
    if (found || tagName !== "img" || typeof src !== "string") return;
    if (/^https?:/.test(src)) found = src;
  });
  return found;
}
