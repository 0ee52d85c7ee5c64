import type { Element, ElementContent, Root, RootContent } from "hast";
import { visit } from "unist-util-visit";

/**
 * A term, and below it lines that begin with a colon and a space, are a list of definitions. Markdown
 * has no form for them; this one is Markdown Extra's. Terms that follow one another are one list.
 */
export function makeDefinitionLists(tree: Root): void {
  visit(tree, (node) => {
    if (!("children" in node) || !node.children.some(isDefinition)) return;
    node.children = withLists(node.children) as typeof node.children;
  });
}

function isDefinition(node: RootContent): boolean {
  return (
    node.type === "element" &&
    node.tagName === "p" &&
    node.children.some(
      (child, index) =>
        child.type === "text" &&
        colon.test(child.value) &&
        (index > 0 || !/^\s*:/.test(child.value)),
    )
  );
}

const colon = /\n:[^\S\n]+/;

function withLists(children: RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  let list: Element | undefined;
  for (const child of children) {
    if (child.type === "element" && isDefinition(child)) {
      if (!list) result.push((list = element("dl", [])));
      list.children.push(...described(child));
    } else {
      if (child.type !== "text" || child.value.trim() !== "") list = undefined;
      if (!list) result.push(child);
    }
  }
  return result;
}

function described({ children }: Element): Element[] {
  let part: ElementContent[] = [];
  const parts = [part];
  for (const child of children) {
    if (child.type !== "text") {
      part.push(child);
      continue;
    }
    child.value.split(colon).forEach((value, index) => {
      if (index > 0) parts.push((part = []));
      if (value !== "") part.push({ type: "text", value });
    });
  }
  const [term = [], ...descriptions] = parts;
  return [element("dt", term), ...descriptions.map((one) => element("dd", one))];
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: "element", tagName, properties: {}, children };
}
