import { feedTypes, lastChange, type Feed, type FeedEntry } from "./feed.ts";
import { element, printXml, type Element } from "./xml.ts";

const namespaces = {
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:media": "http://search.yahoo.com/mrss/",
  "xmlns:wfw": "http://wellformedweb.org/CommentAPI/",
};

/** A feed in RSS 2.0, its texts whole in `content:encoded`. */
export function toRss(feed: Feed): string {
  const { selfUrl, olderUrl, entries } = feed;
  const channel = element(
    "channel",
    {},
    element("title", {}, feed.title),
    element("link", {}, feed.pageUrl),
    // The format asks for a description, and a publication need not have one.
    element("description", {}, feed.subtitle || feed.title),
    element("language", {}, feed.language),
    entries.length > 0 ? element("lastBuildDate", {}, lastChange(feed).toUTCString()) : null,
    element("atom:link", { rel: "self", type: feedTypes.rss, href: selfUrl }),
    olderUrl === undefined
      ? null
      : element("atom:link", { rel: "next", type: feedTypes.rss, href: olderUrl }),
    ...entries.map(itemElement),
  );
  return printXml(element("rss", { version: "2.0", ...namespaces }, channel));
}

function itemElement(entry: FeedEntry): Element {
  const { author, language, pictureUrl, replies } = entry;
  return element(
    "item",
    {},
    element("title", {}, entry.title),
    element("link", {}, entry.url),
    element("guid", { isPermaLink: "false" }, entry.id),
    element("pubDate", {}, entry.publishedAt.toUTCString()),
    author && element("dc:creator", {}, author.name),
    language === null ? null : element("dc:language", {}, language),
    ...entry.tags.map(({ name }) => element("category", {}, name)),
    replies && element("comments", {}, replies.pageUrl),
    replies && element("wfw:commentRss", {}, replies.feedUrl),
    pictureUrl === undefined
      ? null
      : element("media:content", { url: pictureUrl, medium: "image" }),
    element("description", {}, entry.summary),
    element("content:encoded", {}, entry.html),
  );
}
