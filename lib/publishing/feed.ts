/** A feed before it takes a form: what every format is written from. */
export type Feed = {
  id: string;
  title: string;
  subtitle: string;
  language: string;
  /** The feed itself, and the page it is the feed of. */
  selfUrl: string;
  pageUrl: string;
  /** Where its older entries go on (RFC 5005). */
  olderUrl: string | undefined;
  /** Stands for the author of an entry that names none, as the formats ask. */
  authorName: string;
  entries: FeedEntry[];
};

export type FeedEntry = {
  id: string;
  title: string;
  url: string;
  publishedAt: Date;
  updatedAt: Date;
  author: { name: string; url: string | null } | undefined;
  language: string | null;
  tags: { slug: string; name: string }[];
  summary: string;
  html: string;
  pictureUrl: string | undefined;
  /** Where the conversation about it is, and when it was last joined. */
  replies?: { feedUrl: string; pageUrl: string; updatedAt: Date | undefined };
  /** What it answers, and the feed in which that stands. */
  inReplyTo?: { id: string; url: string; feedUrl: string };
};

export const feedFormats = ["atom", "rss", "json"] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedTypes: Record<FeedFormat, string> = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
};

/** When anything in it last changed. An empty feed changed at a moment that is the same in every print. */
export function lastChange({ entries }: Feed): Date {
  return entries.reduce((latest, entry) => later(latest, changedAt(entry)), new Date(0));
}

/** A post may have been written over, for the last time, before it was published. */
export function changedAt({ updatedAt, publishedAt }: FeedEntry): Date {
  return later(updatedAt, publishedAt);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
