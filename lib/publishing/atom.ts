import { changedAt, feedTypes, lastChange, type Feed, type FeedEntry } from "./feed.ts";
import { element, printXml, type Element } from "./xml.ts";

const namespaces = {
  xmlns: "http://www.w3.org/2005/Atom",
  "xmlns:media": "http://search.yahoo.com/mrss/",
  "xmlns:thr": "http://purl.org/syndication/thread/1.0",
};

/** A feed in Atom (RFC 4287), with who answers what (RFC 4685) and older entries (RFC 5005). */
export function toAtom(feed: Feed): string {
  return printXml(
    element(
      "feed",
      { ...namespaces, "xml:lang": feed.language },
      element("id", {}, feed.id),
      element("title", {}, feed.title),
      feed.subtitle ? element("subtitle", {}, feed.subtitle) : null,
      element("updated", {}, lastChange(feed).toISOString()),
      link("self", feedTypes.atom, feed.selfUrl),
      link("alternate", "text/html", feed.pageUrl),
      feed.olderUrl === undefined ? null : link("next", feedTypes.atom, feed.olderUrl),
      element("author", {}, element("name", {}, feed.authorName)),
      ...feed.entries.map(entryElement),
    ),
  );
}

function entryElement(entry: FeedEntry): Element {
  const { author, language, pictureUrl } = entry;
  return element(
    "entry",
    { "xml:lang": language ?? undefined },
    element("id", {}, entry.id),
    element("title", {}, entry.title),
    link("alternate", "text/html", entry.url),
    ...repliesElements(entry),
    element("published", {}, entry.publishedAt.toISOString()),
    element("updated", {}, changedAt(entry).toISOString()),
    author &&
      element(
        "author",
        {},
        element("name", {}, author.name),
        author.url === null ? null : element("uri", {}, author.url),
      ),
    ...entry.tags.map(({ slug, name }) => element("category", { term: slug, label: name })),
    pictureUrl === undefined
      ? null
      : element("media:content", { url: pictureUrl, medium: "image" }),
    inReplyToElement(entry),
    entry.summary ? element("summary", {}, entry.summary) : null,
    element("content", { type: "html" }, entry.html),
  );
}

function repliesElements({ replies }: FeedEntry): Element[] {
  if (!replies) return [];
  const updatedAt = replies.updatedAt?.toISOString();
  return [
    link("replies", feedTypes.atom, replies.feedUrl, { "thr:updated": updatedAt }),
    link("replies", "text/html", replies.pageUrl),
  ];
}

function inReplyToElement({ inReplyTo }: FeedEntry): Element | null {
  if (!inReplyTo) return null;
  const { id, url, feedUrl } = inReplyTo;
  return element("thr:in-reply-to", { ref: id, href: url, type: "text/html", source: feedUrl });
}

function link(
  rel: string,
  type: string,
  href: string,
  more: Record<string, string | undefined> = {},
): Element {
  return element("link", { rel, type, href, ...more });
}
