import { changedAt, type Feed, type FeedEntry } from "./feed.ts";
import { legal } from "./xml.ts";

/** A feed in JSON Feed 1.1. */
export function toJsonFeed(feed: Feed): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.selfUrl,
    ...(feed.subtitle && { description: feed.subtitle }),
    ...(feed.olderUrl !== undefined && { next_url: feed.olderUrl }),
    authors: [{ name: feed.authorName }],
    language: feed.language,
    items: feed.entries.map(item),
  };
  // Half a character, which JSON can spell and few can read, is left out as it is everywhere else.
  return JSON.stringify(document, (_, value: unknown) =>
    typeof value === "string" ? legal(value) : value,
  );
}

function item(entry: FeedEntry): Record<string, unknown> {
  const { author, language, pictureUrl } = entry;
  return {
    id: entry.id,
    url: entry.url,
    ...(entry.title && { title: entry.title }),
    content_html: entry.html,
    ...(entry.summary && { summary: entry.summary }),
    ...(pictureUrl !== undefined && { image: pictureUrl }),
    date_published: entry.publishedAt.toISOString(),
    date_modified: changedAt(entry).toISOString(),
    ...(author && { authors: [{ name: author.name, ...(author.url && { url: author.url }) }] }),
    ...(entry.tags.length > 0 && { tags: entry.tags.map(({ name }) => name) }),
    ...(language !== null && { language }),
  };
}
