import type { Element, ElementContent, Root } from "hast";

/**
 * Hands over everything that has children, each before what is in it; `rewrite` may give it other
 * children, and says whether they are to be gone into. It makes nothing for each node on its way,
 * because a comment may have sixty thousand of them.
 */
export function walk(tree: Root, rewrite: (parent: Root | Element) => boolean): void {
  const waiting: (Root | Element)[] = [tree];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    if (!rewrite(parent)) continue;
    for (const child of parent.children) {
      if (child.type === "element" && child.children.length > 0) waiting.push(child);
    }
  }
}

/** Puts others in the place of children, and leaves alone what has none to be replaced. */
export function replaceChildren(
  parent: Root | Element,
  isReplaced: (child: Root["children"][number]) => boolean,
  replacement: (child: ElementContent) => ElementContent[],
): void {
  if (!parent.children.some(isReplaced)) return;
  parent.children = parent.children.flatMap((child) =>
    child.type !== "doctype" && isReplaced(child) ? replacement(child) : [child as ElementContent],
  );
}
