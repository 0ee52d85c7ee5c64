import type { Element, Nodes, Root } from "hast";

/** How deep markup may nest. What is deeper keeps its words and loses its form. */
export const levelsMax = 20;

/** Wrappers without meaning do not count as levels, but a tree of them must end somewhere too. */
const depthMax = 100;

export function limitLevels(tree: Root): void {
  const waiting: Place[] = [{ node: tree, level: 0, depth: 0 }];
  for (let here = waiting.pop(); here; here = waiting.pop()) {
    const { node, level, depth } = here;
    node.children = node.children.map((child) => {
      if (child.type !== "element") return child;
      const inner = { node: child, level: level + (isLevel(child) ? 1 : 0), depth: depth + 1 };
      if (inner.level > levelsMax || inner.depth > depthMax) {
        return { type: "text", value: wordsOf(child) };
      }
      waiting.push(inner);
      return child;
    });
  }
}

type Place = { node: Root | Element; level: number; depth: number };

function isLevel({ tagName }: Element): boolean {
  return !partsOfALevel.has(tagName);
}

/** What only exists inside another element, or only divides: a list and its item are one level. */
const partsOfALevel = new Set(
  "caption code colgroup dd div dt figcaption li p section span summary tbody td tfoot th thead tr".split(
    " ",
  ),
);

/** Not recursive, because what it is for is depth. */
function wordsOf(top: Element): string {
  const words: string[] = [];
  const waiting: (Nodes | "apart")[] = [top];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node === "apart") words.push("\n");
    else if (node.type === "text") words.push(node.value);
    else if (node.type === "element" && neverShown.has(node.tagName)) continue;
    else if ("children" in node) {
      if (node.type === "element" && apart.test(node.tagName)) waiting.push("apart");
      for (const child of node.children.toReversed()) waiting.push(child);
    }
  }
  return words.join("").trimEnd();
}

const neverShown = new Set(["script", "style", "template"]);
const apart = /^(?:p|li|h[1-6]|blockquote|pre|div|tr|dt|dd|br)$/;
