import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { destinationOf } from "#lib/text/addresses.ts";
import { replaceChildren, walk } from "#lib/text/walk.ts";

/** Links out get a rel; links to nowhere give way to their words. */
export function settleLinks(tree: Root): void {
  walk(tree, (parent) => {
    replaceChildren(parent, isLink, settled);
    return true;
  });
}

function isLink(child: Root["children"][number]): child is Element {
  return child.type === "element" && child.tagName === "a";
}

function settled(node: ElementContent): ElementContent[] {
  if (!isLink(node)) return [node];
  const destination = destinationOf(node.properties.href);
  if (destination === "nowhere") delete node.properties.href;
  else node.properties.href = tidied(String(node.properties.href));
  const rel = relOf(node, destination === "outside");
  if (rel.length > 0) node.properties.rel = rel;
  else delete node.properties.rel;
  const isSomething = node.properties.href !== undefined || node.properties.id !== undefined;
  return isSomething ? [node] : node.children.flatMap(settled);
}

/**
 * A writer's links lend this publication's name to nobody. Those whose words are not their address are
 * marked, so that paper can say where they lead.
 */
export function settleCommentLinks(tree: Root): void {
  settleLinks(tree);
  walk(tree, (parent) => {
    for (const node of parent.children) {
      if (!isLink(node)) continue;
      node.properties.rel = ["ugc", "nofollow", "noopener"];
      if (!isOwnWords(toString(node), node.properties.href)) node.properties.dataWorded = "";
    }
    return true;
  });
}

/** Whether a link's words are its address, as far as a reader would miss anything. */
export function isOwnWords(words: string, href: unknown): boolean {
  const bare = (address: string): string =>
    address.trim().replace(/^(?:https?:\/\/|mailto:)|\/$/g, "");
  return bare(words) === bare(String(href));
}

/** As a browser reads it, so that the allow-list sees the scheme that the browser will see. */
function tidied(href: string): string {
  return href
    .trim()
    .replace(/[\t\n\r]/g, "")
    .replace(/^[a-z][a-z\d+.-]*:/i, (scheme) => scheme.toLowerCase());
}

function relOf({ properties }: Element, isOutside: boolean): string[] {
  const given = Array.isArray(properties.rel) ? properties.rel.map(String) : [];
  const kept = given.filter((name) => name === "nofollow" || name === "sponsored");
  return isOutside ? [...kept, "noopener"] : kept;
}
