import { expect } from "vitest";
import { childOf, childrenOf, parseXml, type XmlElement } from "./xml.ts";

/** Reads a feed as RFC 4287 and RFC 4685 ask for it; fails where it breaks one of their rules. */
export function readAtom(xml: string): XmlElement {
  const feed = parseXml(xml);
  expect(feed.name).toBe("feed");
  expect(feed.attributes.xmlns).toBe("http://www.w3.org/2005/Atom");
  for (const part of [feed, ...childrenOf(feed, "entry")]) checkPart(part);
  expect(linkOf(feed, "self")).toBeDefined();

  const ids = [feed, ...childrenOf(feed, "entry")].map((part) => childOf(part, "id").text);
  expect(new Set(ids).size).toBe(ids.length);
  const hasAuthor = childrenOf(feed, "author").length > 0;
  for (const entry of childrenOf(feed, "entry")) {
    expect(hasAuthor || childrenOf(entry, "author").length > 0).toBe(true);
    expect(childOf(entry, "content").attributes.type).toBe("html");
    expect(childrenOf(entry, "summary").length).toBeLessThanOrEqual(1);
  }
  return feed;
}

export function linkOf(part: XmlElement, rel: string, type?: string): XmlElement | undefined {
  return childrenOf(part, "link").find(
    ({ attributes }) => attributes.rel === rel && (!type || attributes.type === type),
  );
}

function checkPart(part: XmlElement): void {
  expect(URL.canParse(childOf(part, "id").text)).toBe(true);
  childOf(part, "title");
  for (const name of ["updated", "published"]) {
    for (const { text } of childrenOf(part, name)) checkMoment(text);
  }
  childOf(part, "updated");
  for (const author of childrenOf(part, "author")) {
    expect(childOf(author, "name").text).not.toBe("");
    for (const { text } of childrenOf(author, "uri")) expect(URL.canParse(text)).toBe(true);
  }
  checkLinks(part);
  for (const { attributes } of childrenOf(part, "category")) expect(attributes.term).toBeTruthy();
}

function checkLinks(part: XmlElement): void {
  const links = childrenOf(part, "link").map(({ attributes }) => attributes);
  for (const { href = "" } of links) expect(URL.canParse(href)).toBe(true);
  const alternates = links.filter(({ rel }) => rel === "alternate");
  expect(new Set(alternates.map(({ type }) => type)).size).toBe(alternates.length);
  for (const link of links) if (link["thr:updated"]) checkMoment(link["thr:updated"]);
  for (const { attributes } of childrenOf(part, "thr:in-reply-to")) {
    expect(URL.canParse(attributes.ref ?? "")).toBe(true);
    expect(attributes.type).toBe("text/html");
  }
}

/** RFC 3339. */
function checkMoment(text: string): void {
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
}
