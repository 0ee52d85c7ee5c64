import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";

/**
 * Every id in a text begins with this. The page's own ids never do, so no text can take the place of
 * the comment form or point a label at itself; `#section-a-heading` still reads well in an address.
 */
const prefix = "section-";

export function prefixAnchors(tree: Root): void {
  const named = new Map<string, number>();
  visit(tree, "element", ({ properties }) => {
    const { id } = properties;
    if (typeof id !== "string" || id.trim() === "") delete properties.id;
    else properties.id = prefix + unused(id, named);
  });
  visit(tree, "element", (element) => {
    const { properties } = element;
    const { href, ariaDescribedBy } = properties;
    if (named.has(nameLedTo(element))) properties.href = `#${prefix}${String(href).slice(1)}`;
    if (Array.isArray(ariaDescribedBy)) {
      properties.ariaDescribedBy = ariaDescribedBy.map((id) => `${prefix}${id}`);
    }
  });
}

/** How often each name was asked for is kept, or a name used by thousands would be counted anew by each. */
function unused(id: string, named: Map<string, number>): string {
  let count = named.get(id) ?? 0;
  let name = id;
  while (named.has(name)) name = `${id}-${(count += 1)}`;
  named.set(id, Math.max(count, 1));
  if (name !== id) named.set(name, 1);
  return name;
}

/** The name on this page that a link leads to, or nothing. */
export function nameLedTo({ properties: { href } }: Element): string {
  if (typeof href !== "string" || !href.startsWith("#")) return "";
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}
