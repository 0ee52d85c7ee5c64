import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parseFragment } from "parse5";

const openElementsMax = 100;

/**
 * The tree a browser would make of a piece of HTML. HTML's rules for repairing markup can make a
 * small text grow beyond all measure; what does so was not written by a person to be read, and comes
 * back as the text it is.
 */
export function readHtml(html: string): Root {
  try {
    const fragment = parseFragment(html, { treeAdapter: boundedAdapter(html.length) });
    const tree = fromParse5(fragment);
    return tree.type === "root" ? tree : { type: "root", children: [] };
  } catch (error) {
    if (error instanceof TooMuchMarkup) return asWritten(html);
    throw error;
  }
}

/** Stops the parser while it works: its time grows with depth times length, and what reads its tree recurses. */
function boundedAdapter(length: number): typeof defaultTreeAdapter {
  let open = 0;
  let made = 0;
  // An element takes at least three characters to write; only repairs make more.
  const madeMax = length / 3 + 100;
  return {
    ...defaultTreeAdapter,
    createElement(...element) {
      if (++made > madeMax) throw new TooMuchMarkup();
      return defaultTreeAdapter.createElement(...element);
    },
    onItemPush(_item: DefaultTreeAdapterMap["element"]) {
      if (++open > openElementsMax) throw new TooMuchMarkup();
    },
    onItemPop() {
      open -= 1;
    },
  };
}

class TooMuchMarkup extends Error {}

function asWritten(html: string): Root {
  const paragraphs = html.split(/\n[^\S\n]*\n\s*/);
  return {
    type: "root",
    children: paragraphs.map((value) => ({
      type: "element",
      tagName: "p",
      properties: {},
      children: [{ type: "text", value }],
    })),
  };
}
