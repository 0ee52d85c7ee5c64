import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import { SKIP, visitParents } from "unist-util-visit-parents";
import { destinationOf, fileNameIn, readAddress } from "#lib/text/addresses.ts";
import { wordsIn } from "#lib/words/words.ts";

/**
 * A frame, film or sound becomes a link that says what it is and where it leads: a page fetches nothing
 * from another host before its reader asks.
 */
export function linkEmbeds(tree: Root, language: string): void {
  visitParents(tree, "element", (node, ancestors) => {
    if (!embeds.has(node.tagName)) return;
    const parent = ancestors.at(-1);
    const index = parent?.children.findIndex((child) => child === node) ?? -1;
    if (!parent || index < 0) return;

    const isInLink = ancestors.some((one) => one.type === "element" && one.tagName === "a");
    const instead = inWords(node, isInLink, language);
    const isAlone = parent.type === "root" && instead.length > 0;
    if (isAllOf(parent, node) && instead.length > 0) parent.properties.className = ["embed"];
    parent.children.splice(index, 1, ...(isAlone ? [standing(instead)] : instead));
    return [SKIP, index + (isAlone ? 1 : instead.length)];
  });
}

const embeds = new Set(["iframe", "frame", "embed", "video", "audio", "object"]);

/** Code kept on GitHub comes as a script that writes it into the page; it is read where it is kept. */
export function frameGists(tree: Root): void {
  visit(tree, "element", (node) => {
    const url = node.tagName === "script" ? readAddress(node.properties.src) : undefined;
    if (url?.host !== codeHost) return;
    node.tagName = "iframe";
    node.properties = { src: url.href.replace(/\.js(?=$|[?#])/, "") };
  });
}

function isAllOf(parent: Root | Element, node: Element): parent is Element {
  if (parent.type !== "element" || parent.tagName !== "p") return false;
  return parent.children.every(
    (child) => child === node || (child.type === "text" && child.value.trim() === ""),
  );
}

function standing(instead: ElementContent[]): Element {
  return element("p", { className: ["embed"] }, instead);
}

function inWords(node: Element, isInLink: boolean, language: string): ElementContent[] {
  const address = watchable(addressOf(node));
  // An object may hold in its place what older browsers are to show.
  if (!address || destinationOf(address) === "nowhere") return fallback(node);
  const host = destinationOf(address) === "outside" ? (readAddress(address)?.host ?? "") : "";
  const value = wordsIn(language).body.embed(
    kindOf(node, host),
    nameOf(node, address),
    host.replace(/^www\./, ""),
  );
  const words: ElementContent = { type: "text", value };
  return isInLink ? [words] : [element("a", { href: address }, [words])];
}

function kindOf({ tagName }: Element, host: string): "code" | "film" | "page" | "sound" {
  if (host === codeHost) return "code";
  if (tagName === "audio" || soundHosts.test(host)) return "sound";
  return tagName === "video" || filmHosts.test(host) ? "film" : "page";
}

const codeHost = "gist.github.com";
const filmHosts =
  /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|ted\.com|twitch\.tv)$/;
const soundHosts = /(?:^|\.)(?:soundcloud\.com|spotify\.com|bandcamp\.com|mixcloud\.com)$/;

/** What its author called it, or the name of the file; a frame's address names nothing. */
function nameOf({ tagName, properties }: Element, address: string): string {
  const given = [properties.title, properties.ariaLabel].find(
    (text) => typeof text === "string" && text.trim(),
  );
  if (given) return String(given).trim();
  return tagName === "audio" || tagName === "video" ? fileNameIn(address) : "";
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
