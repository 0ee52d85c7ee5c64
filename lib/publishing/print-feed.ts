import { toAtom } from "./atom.ts";
import type { Feed, FeedFormat } from "./feed.ts";
import { toJsonFeed } from "./json-feed.ts";
import { toRss } from "./rss.ts";

const printers: Record<FeedFormat, (feed: Feed) => string> = {
  atom: toAtom,
  rss: toRss,
  json: toJsonFeed,
};

export function printFeed(feed: Feed, format: FeedFormat): string {
  return printers[format](feed);
}
