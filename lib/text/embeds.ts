import type { Element, ElementContent, Root } from "hast";
import { SKIP, visitParents } from "unist-util-visit-parents";
import { destinationOf, readAddress } from "#lib/text/addresses.ts";

/** A frame, film or sound becomes a link to where it is: a page shows nothing of another host. */
export function linkEmbeds(tree: Root): void {
  visitParents(tree, "element", (node, ancestors) => {
    if (!embeds.has(node.tagName)) return;
    const parent = ancestors.at(-1);
    const index = parent?.children.findIndex((child) => child === node) ?? -1;
    if (!parent || index < 0) return;

    const isInLink = ancestors.some((one) => one.type === "element" && one.tagName === "a");
    const instead = inWords(node, isInLink);
    const isAlone = parent.type === "root" && instead.length > 0;
    parent.children.splice(index, 1, ...(isAlone ? [element("p", {}, instead)] : instead));
    return [SKIP, index + (isAlone ? 1 : instead.length)];
  });
}

const embeds = new Set(["iframe", "frame", "embed", "video", "audio", "object"]);

function inWords(node: Element, isInLink: boolean): ElementContent[] {
  const address = watchable(addressOf(node));
  // An object may hold in its place what older browsers are to show.
  if (!address || destinationOf(address) === "nowhere") return fallback(node);
  const { title, ariaLabel } = node.properties;
  const name = [title, ariaLabel].find((text) => typeof text === "string" && text.trim());
  const words: ElementContent = { type: "text", value: String(name ?? address) };
  return isInLink ? [words] : [element("a", { href: address }, [words])];
}

function addressOf(node: Element): string | undefined {
  const { src, data } = node.properties;
  const own = [src, data].find((value) => typeof value === "string" && value.trim());
  if (own !== undefined) return String(own).trim();
  const inner = node.children.find(
    (child) => child.type === "element" && ["source", "embed", "iframe"].includes(child.tagName),
  );
  return inner?.type === "element" ? addressOf(inner) : undefined;
}

function fallback(node: Element): ElementContent[] {
  return node.tagName === "object" ? node.children : [];
}

/** The page a person would open instead of the address only a frame understands. */
function watchable(address: string | undefined): string | undefined {
  const url = readAddress(address);
  if (!url) return undefined;
  const youTube = /^\/embed\/([\w-]{5,20})$/.exec(url.pathname)?.[1];
  if (youTube && /^(?:www\.)?youtube(?:-nocookie)?\.com$/.test(url.host)) {
    return `https://www.youtube.com/watch?v=${youTube}`;
  }
  const vimeo = /^\/video\/(\d+)$/.exec(url.pathname)?.[1];
  if (vimeo && url.host === "player.vimeo.com") return `https://vimeo.com/${vimeo}`;
  return address?.startsWith("//") ? `https:${address}` : address;
}

function element(
  tagName: string,
  properties: Element["properties"],
  children: ElementContent[],
): Element {
  return { type: "element", tagName, properties, children };
}
