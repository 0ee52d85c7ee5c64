import { cursorTo, type Place } from "#lib/posts/cursor.ts";
import type { FeedFormat } from "./feed.ts";

const fileNames: Record<FeedFormat, string> = {
  atom: "feed.xml",
  rss: "rss.xml",
  json: "feed.json",
};

/** Where the posts of a page are followed: of a tag's or an author's page, or of the whole site. */
export function postsFeedAddress(format: FeedFormat, pageAddress = "/"): string {
  return `${pageAddress === "/" ? "" : pageAddress}/${fileNames[format]}`;
}

/** The same feed from a place in it on, towards what is older. */
export function fromPlace(url: string, place: Place | undefined): string {
  return place ? `${url}?before=${cursorTo(place)}` : url;
}

export const commentsFeedAddress = "/comments/feed.xml";

/** What moderators decided, and where that is followed. */
export const logAddress = "/log";
export const logFeedAddress = "/log/feed.xml";

/** Where the conversation under a post is followed. */
export function threadFeedAddress(postAddress: string): string {
  return `${postAddress}/comments.xml`;
}
