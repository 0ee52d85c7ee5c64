import type { Element, Root, RootContent } from "hast";
import { environment } from "#lib/config/environment.ts";
import { readHtml } from "#lib/text/read-html.ts";

/**
 * Whether a page says that a comment here is by whoever keeps the page: by a link with `rel="me"`, or
 * by the card of the page's own owner (h-card). A link alone says nothing, and neither does the card of
 * someone who only commented there: anybody can have those put into a page of someone else.
 */
export function linksBack(page: { url: URL; html: string }, commentId: number): boolean {
  return factsIn(readHtml(page.html), page.url).some(({ isMe, addresses }) => {
    const leadsHere = addresses.some((address) => isAddressOf(address, commentId));
    return leadsHere && (isMe || addresses.some((address) => isSamePage(address, page.url)));
  });
}

/** The line that a writer puts into their page. */
export function lineToPutIn(commentId: number): string {
  return `<link rel="me" href="${environment().siteUrl.origin}/comments/${commentId}">`;
}

/** The addresses that one link, or one card, names together. */
type Fact = { isMe: boolean; addresses: URL[] };

function factsIn(root: Root, base: URL): Fact[] {
  const facts: Fact[] = [];
  const walk = (parent: Root | Element, isInside: boolean): void => {
    for (const element of elementsOf(parent)) {
      const [address] = addressesOf(element, base);
      if (address && isMeLink(element)) facts.push({ isMe: true, addresses: [address] });
      const isItem = classesOf(element).some((name) => /^h-[a-z]/.test(name));
      const isCard = !isInside && classesOf(element).includes("h-card");
      if (isCard) facts.push({ isMe: false, addresses: urlsOfCard(element, base) });
      walk(element, isInside || isItem);
    }
  };
  walk(root, false);
  return facts;
}

/** Links that readers of that page put into it are marked as theirs. */
function isMeLink({ properties }: Element): boolean {
  const rel = tokens(properties.rel);
  return rel.includes("me") && !rel.includes("ugc");
}

/** What the card names as its owner's addresses; the cards of others may stand in it. */
function urlsOfCard(card: Element, base: URL): URL[] {
  const found = classesOf(card).includes("u-url") ? addressesOf(card, base) : [];
  for (const element of elementsOf(card)) {
    const classes = classesOf(element);
    if (classes.includes("u-url")) found.push(...addressesOf(element, base));
    if (!classes.some((name) => /^h-[a-z]/.test(name))) found.push(...urlsOfCard(element, base));
  }
  return found;
}

function elementsOf(parent: Root | Element): Element[] {
  const children: RootContent[] = parent.children;
  return children.filter((child): child is Element => child.type === "element");
}

function addressesOf({ tagName, properties: { href } }: Element, base: URL): URL[] {
  const isLink = tagName === "a" || tagName === "link" || tagName === "area";
  if (!isLink || typeof href !== "string" || !URL.canParse(href, base)) return [];
  return [new URL(href, base)];
}

function classesOf({ properties: { className } }: Element): string[] {
  return tokens(className);
}

function tokens(value: unknown): string[] {
  return Array.isArray(value) ? value.map((token) => String(token).toLowerCase()) : [];
}

/** Its permalink, or its place in any page of the conversation. */
function isAddressOf({ host, pathname, hash }: URL, commentId: number): boolean {
  if (host !== environment().siteUrl.host) return false;
  return (
    pathname.replace(/\/$/, "") === `/comments/${commentId}` || hash === `#comment-${commentId}`
  );
}

function isSamePage(address: URL, page: URL): boolean {
  const whole = ({ host, pathname, search }: URL) =>
    bare(host) + pathname.replace(/\/$/, "") + search;
  return whole(address) === whole(page);
}

/** Whether a redirect has stayed with the same site. */
export function isSameSite(one: URL, other: URL): boolean {
  return bare(one.host) === bare(other.host);
}

function bare(host: string): string {
  return host.replace(/^www\./, "");
}
