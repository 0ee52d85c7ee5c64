import { feedFormats, type FeedFormat } from "#lib/publishing/feed.ts";
import { slugify } from "#lib/text/slug.ts";

/**
 * What an address meant in the systems that publications come from: WordPress, with its plain and its
 * pretty addresses, and Ghost, Jekyll and others where theirs differ.
 */
export type OldAddress = {
  subject: OldSubject;
  /** The address asks for the feed of its subject. */
  feed: FeedFormat | undefined;
};

export type OldSubject =
  | { kind: "front" }
  | { kind: "comments" }
  | { kind: "sitemap" }
  | { kind: "tag"; slug: string }
  | { kind: "category"; sourceId: string }
  | { kind: "author"; slug: string }
  | { kind: "archive"; year: number; month: number | undefined }
  | { kind: "attachment"; sourceId: string }
  /** A post by its slug, which was unique there; unless the address itself has been brought over. */
  | { kind: "post"; slug: string; address: string }
  /** Whatever an address that has been brought over leads to. */
  | { kind: "known"; address: string };

/** Reads path and query. `undefined` for an address that means nothing in any of those systems. */
export function readOldAddress(address: string): OldAddress | undefined {
  const { pathname, searchParams } = new URL(address, "http://old.invalid");
  const whole = segmentsOf(pathname);
  const segments = whole[0] === "index.php" ? whole.slice(1) : whole;
  if (segments.length === 0) return readQuery(searchParams);

  const file = segments.length === 1 ? readFile(segments[0] ?? "") : undefined;
  if (file) return file;
  const { rest, feed } = readEnding(segments);
  const subject = readSubject(rest, rest.length < whole.length);
  return subject && { subject, feed };
}

function segmentsOf(pathname: string): string[] {
  return pathname.split("/").filter(Boolean).map(decode);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize("NFC");
  } catch {
    return segment;
  }
}

/** WordPress without pretty addresses: everything is the front page with a question. */
function readQuery(query: URLSearchParams): OldAddress | undefined {
  const asked = query.get("feed")?.toLowerCase();
  const isOfComments = asked?.startsWith("comments-") ?? false;
  const feed = asked === undefined ? undefined : formatOf(asked.replace("comments-", ""));
  const subject = readQuerySubject(query);
  if (subject) return { subject, feed };
  return { subject: { kind: isOfComments ? "comments" : "front" }, feed };
}

function readQuerySubject(query: URLSearchParams): OldSubject | undefined {
  const [post, attachment, category, tag, moment] = [
    query.get("p") ?? query.get("page_id"),
    query.get("attachment_id"),
    query.get("cat"),
    query.get("tag"),
    /^([1-9]\d{3})(\d\d)?/.exec(query.get("m") ?? ""),
  ];
  if (post) return { kind: "known", address: `/?p=${post}` };
  if (attachment) return { kind: "attachment", sourceId: attachment };
  if (category) return { kind: "category", sourceId: category };
  if (tag) return { kind: "tag", slug: slugify(tag) };
  return moment ? archiveOf(moment[1], moment[2]) : undefined;
}

const rssFiles = ["index.xml", "index.rdf", "rss2.xml", "feed.rss", "wp-rss.php", "wp-rss2.php"];
const otherFiles: Record<string, OldAddress> = {
  "wp-rdf.php": { subject: { kind: "front" }, feed: "rss" },
  "wp-feed.php": { subject: { kind: "front" }, feed: "rss" },
  "wp-atom.php": { subject: { kind: "front" }, feed: "atom" },
  "atom.xml": { subject: { kind: "front" }, feed: "atom" },
  "wp-commentsrss2.php": { subject: { kind: "comments" }, feed: "rss" },
};

function readFile(name: string): OldAddress | undefined {
  const file = name.toLowerCase();
  if (rssFiles.includes(file)) return { subject: { kind: "front" }, feed: "rss" };
  if (/^((wp-)?sitemap[a-z0-9_-]*|[a-z0-9_-]+-sitemap\d*)\.xml$/.test(file)) {
    return { subject: { kind: "sitemap" }, feed: undefined };
  }
  return otherFiles[file];
}

/** Takes off what only says how its subject is shown: its feed, one of its pages, a lighter form. */
function readEnding(segments: string[]): { rest: string[]; feed: FeedFormat | undefined } {
  const [last = "", before = ""] = segments.toReversed().map((segment) => segment.toLowerCase());
  if (last === "feed" || last === "rss") return { rest: segments.slice(0, -1), feed: "rss" };
  if (before === "feed") return { rest: segments.slice(0, -2), feed: formatOf(last) };
  if (before === "page" && /^\d+$/.test(last))
    return { rest: segments.slice(0, -2), feed: undefined };
  const isAside = /^(amp|embed|trackback|comment-page-\d+)$/.test(last);
  return { rest: isAside ? segments.slice(0, -1) : segments, feed: undefined };
}

function formatOf(name: string): FeedFormat {
  return feedFormats.find((format) => format === name) ?? "rss";
}

/** `wasLonger` says that something was taken off its end, so that what is left is an address too. */
function readSubject(segments: string[], wasLonger: boolean): OldSubject | undefined {
  const parts = segments[0] === "blog" ? segments.slice(1) : segments;
  const [first = "", second] = parts.map((part) => part.toLowerCase());
  const address = `/${segments.join("/")}`;
  const slug = slugify((parts.at(-1) ?? "").replace(/\.html?$/, ""));
  if (parts.length === 0) return { kind: "front" };
  if (first === "comments" && second === undefined) return { kind: "comments" };
  if (["tag", "tags", "category"].includes(first) && second) return { kind: "tag", slug };
  if (["author", "authors"].includes(first) && second) return { kind: "author", slug };
  if (first === "posts" && second) return { kind: "post", slug, address };
  if (isYear(first)) return readDated(parts) ?? { kind: "post", slug, address };
  return wasLonger ? { kind: "known", address } : undefined;
}

/** `2011`, `2011/05` and `2011/05/06` were lists; one part more, and it was a post. */
function readDated([year, ...rest]: string[]): OldSubject | undefined {
  const [month, day] = rest;
  const isList = rest.length <= 2 && (day === undefined || /^\d\d$/.test(day));
  return isList ? archiveOf(year, month) : undefined;
}

function isYear(part: string): boolean {
  return /^[1-9]\d{3}$/.test(part);
}

function archiveOf(year: string | undefined, month: string | undefined): OldSubject | undefined {
  if (month === undefined) return { kind: "archive", year: Number(year), month: undefined };
  const number = Number(month);
  return number >= 1 && number <= 12
    ? { kind: "archive", year: Number(year), month: number }
    : undefined;
}
