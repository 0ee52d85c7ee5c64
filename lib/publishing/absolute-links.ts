import rehypeParse from "rehype-parse";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { Root } from "hast";

/** The same HTML with every address complete, for readers that show it away from its page. */
export function withAbsoluteLinks(html: string, pageUrl: string): string {
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
  complete(tree, pageUrl);
  return unified().use(rehypeStringify).stringify(tree);
}

function complete(tree: Root, pageUrl: string): void {
  visit(tree, "element", ({ properties }) => {
    // A feed reader is given the whole picture, whose address is enough.
    delete properties.srcSet;
    delete properties.sizes;
    for (const name of ["href", "src", "cite"]) {
      const address = properties[name];
      if (typeof address === "string" && URL.canParse(address, pageUrl)) {
        properties[name] = new URL(address, pageUrl).href;
      }
    }
  });
}
