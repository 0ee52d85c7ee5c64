import type { Root } from "hast";
import { visit } from "unist-util-visit";

/**
 * HTML in the midst of Markdown. Some elements take everything up to their end tag for their own
 * text; one that is never closed would take the rest of the post with it. Such a tag is shown as it
 * is written, as GFM does; a frame, which will become a link, is closed at once instead.
 */
export function containEmbeddedHtml(tree: Root): void {
  visit(tree, "raw", (node) => {
    node.value = node.value.replace(greedy, (tag, name: string, offset: number) => {
      const rest = node.value.slice(offset).toLowerCase();
      if (rest.includes(`</${name.toLowerCase()}`)) return tag;
      return name.toLowerCase() === "iframe" ? `${tag}</iframe>` : `&lt;${tag.slice(1)}`;
    });
  });
}

const greedy =
  /<(iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp)(?![\w-])(?:"[^"]*"|'[^']*'|[^"'>])*>?/gi;
