import { feedTypes, type Feed, type FeedFormat } from "#lib/publishing/feed.ts";
import { printFeed } from "#lib/publishing/print-feed.ts";

/** A feed in its format. Where there is none, the press answers with the page that says so. */
export function answerFeed(feed: Feed | undefined, format: FeedFormat): Response {
  if (!feed) return new Response(null, { status: 404 });
  const headers = { "content-type": `${feedTypes[format]}; charset=utf-8` };
  return new Response(printFeed(feed, format), { headers });
}

/** Where the asked-for part of a feed begins; the newest entries when the address does not say. */
export function beforeIn(request: Request): string | null {
  return new URL(request.url).searchParams.get("before");
}
