import type { Root } from "hast";
import { visit } from "unist-util-visit";

/**
 * Every id in a text begins with this. The page's own ids never do, so no text can take the place of
 * the comment form or point a label at itself; `#section-a-heading` still reads well in an address.
 */
const prefix = "section-";

export function prefixAnchors(tree: Root): void {
  const named = new Set<string>();
  visit(tree, "element", ({ properties }) => {
    const { id } = properties;
    if (typeof id !== "string" || id.trim() === "") delete properties.id;
    else if (named.has(id)) properties.id = prefix + unused(id, named);
    else properties.id = prefix + id;
    if (properties.id) named.add(properties.id.slice(prefix.length));
  });
  visit(tree, "element", ({ properties }) => {
    const { href, ariaDescribedBy } = properties;
    if (typeof href === "string" && href.startsWith("#") && named.has(target(href))) {
      properties.href = `#${prefix}${href.slice(1)}`;
    }
    if (Array.isArray(ariaDescribedBy)) {
      properties.ariaDescribedBy = ariaDescribedBy.map((id) => `${prefix}${id}`);
    }
  });
}

function unused(id: string, named: ReadonlySet<string>): string {
  let count = 2;
  while (named.has(`${id}-${count}`)) count += 1;
  return `${id}-${count}`;
}

function target(href: string): string {
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}
