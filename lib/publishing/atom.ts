import { toXml } from "xast-util-to-xml";
import { x } from "xastscript";

export type AtomFeed = {
  id: string;
  title: string;
  subtitle: string;
  language: string;
  /** The feed itself, and the page it is the feed of. */
  selfUrl: string;
  pageUrl: string;
  /** Stands for the author of an entry that names none, as the format asks. */
  authorName: string;
  entries: AtomEntry[];
};

export type AtomEntry = {
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
};

export const atomType = "application/atom+xml; charset=utf-8";

/** A feed in Atom (RFC 4287). The serialiser escapes; no piece of XML is put together by hand. */
export function toAtom(feed: AtomFeed): string {
  const updatedAt = feed.entries.reduce((latest, entry) => later(latest, entry.updatedAt), never);
  const tree = x(null, [
    { type: "instruction", name: "xml", value: 'version="1.0" encoding="utf-8"' },
    x(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language },
      x("id", feed.id),
      x("title", legal(feed.title)),
      feed.subtitle ? x("subtitle", legal(feed.subtitle)) : null,
      x("updated", updatedAt.toISOString()),
      x("link", { rel: "self", type: "application/atom+xml", href: feed.selfUrl }),
      x("link", { rel: "alternate", type: "text/html", href: feed.pageUrl }),
      x("author", {}, x("name", legal(feed.authorName))),
      ...feed.entries.map(entryElement),
    ),
  ]);
  // The serialiser leaves this one sequence as it is, and XML forbids it in text. It writes no CDATA.
  return toXml(tree).replaceAll("]]>", "]]&gt;");
}

/** A feed without entries was last changed at a moment that is the same in every print of it. */
const never = new Date(0);

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function entryElement(entry: AtomEntry): ReturnType<typeof x> {
  const { author } = entry;
  return x(
    "entry",
    entry.language ? { "xml:lang": entry.language } : {},
    x("id", entry.id),
    x("title", legal(entry.title)),
    x("link", { rel: "alternate", type: "text/html", href: entry.url }),
    x("published", entry.publishedAt.toISOString()),
    x("updated", later(entry.updatedAt, entry.publishedAt).toISOString()),
    author &&
      x(
        "author",
        {},
        x("name", legal(author.name)),
        author.url ? x("uri", legal(author.url)) : null,
      ),
    ...entry.tags.map(({ slug, name }) => x("category", { term: legal(slug), label: legal(name) })),
    entry.summary ? x("summary", legal(entry.summary)) : null,
    x("content", { type: "html" }, legal(entry.html)),
  );
}

/** Without the characters that no XML document may hold, not even escaped. */
function legal(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "");
}
