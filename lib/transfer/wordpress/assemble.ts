import { elementName } from "./element-name.ts";
import {
  commentsAtOnce,
  commentsLengthMax,
  fieldLengthMax,
  type Channel,
  type ExportedComment,
  type ExportedItem,
  type ExportRecord,
  type Fields,
} from "./export.ts";

export type Element = { uri: string; local: string; attributes: Map<string, string> };

export type Assembler = {
  open(element: Element, line: number): void;
  text(text: string): void;
  close(): void;
  /** The records that have become whole since the last call. */
  take(): ExportRecord[];
  /** The item being read, when the file stops inside one. */
  openItem(): ExportedItem | undefined;
};

/** What is wrong with the file as an export, though it may be good XML. */
export class NotAnExport extends Error {
  override name = "NotAnExport";
}

const depthMax = 64;
const channelFields = new Set([
  "title",
  "link",
  "description",
  "language",
  "wp:base_site_url",
  "wp:base_blog_url",
  "wp:wxr_version",
]);
const itemFields = new Set([
  "title",
  "link",
  "guid",
  "pubDate",
  "category",
  "dc:creator",
  "content:encoded",
  "excerpt:encoded",
  ...prefixed("post_id post_date post_date_gmt post_name post_parent post_type post_password"),
  ...prefixed("status comment_status is_sticky attachment_url author_login author_display_name"),
  ...prefixed("term_id category_nicename cat_name"),
]);
const commentFields = new Set(
  prefixed(
    `comment_id comment_author comment_author_email comment_author_url comment_date comment_date_gmt
    comment_content comment_approved comment_type comment_parent`,
  ),
);
/** Serialised PHP may sit in these. They are skipped whole: nothing in them is ever read. */
const skipped = new Set(["wp:postmeta", "wp:commentmeta", "wp:termmeta", "wp:authormeta"]);

/** Puts items, comments, authors and categories together from the elements of a file. */
export function assembler(): Assembler {
  const path: (string | undefined)[] = [];
  const channel: Channel = { version: undefined, fields: new Map() };
  let records: ExportRecord[] = [];
  let item: ExportedItem | undefined;
  let comments: ExportedComment[] = [];
  let commentsLength = 0;
  let holder: { fields: Fields; isTooLong?: boolean } | undefined;
  let reading: { name: string; depth: number; attributes: Map<string, string> } | undefined;
  let text = "";
  let isChannelTold = false;
  /** Told after the channel, which says where they are from, though they may stand before it. */
  const early: ExportRecord[] = [];

  function open({ uri, local, attributes }: Element, line: number): void {
    const name = path.some((above) => skipped.has(above ?? "")) ? "" : elementName(uri, local);
    path.push(name);
    if (path.length > depthMax) throw new NotAnExport("Elements are nested over 64 levels deep.");
    assertShape(path, local);
    const depth = path.length;
    if (depth === 3 && name === "item") beginItem(line);
    else if (depth === 3 && name === "wp:author") beginEarly("author", line);
    else if (depth === 3 && name === "wp:category") beginEarly("category", line);
    else if (depth === 4 && item && name === "wp:comment") beginComment(line);
    else if (name && isField(name, depth)) {
      reading = { name, depth, attributes };
      text = "";
    }
  }

  function isField(name: string, depth: number): boolean {
    if (skipped.has(name)) return false;
    if (depth === 3) return channelFields.has(name);
    if (!holder) return false;
    return path[3] === "wp:comment"
      ? depth === 5 && commentFields.has(name)
      : depth === 4 && itemFields.has(name);
  }

  function tellChannel(): void {
    if (isChannelTold) return;
    isChannelTold = true;
    records.push({ kind: "channel", channel }, ...early);
  }

  function beginItem(line: number): void {
    tellChannel();
    item = { line, fields: new Map(), terms: [], isTooLong: false };
    holder = item;
    comments = [];
    commentsLength = 0;
  }

  function beginEarly(kind: "author" | "category", line: number): void {
    const fields: Fields = new Map();
    holder = { fields };
    (isChannelTold ? records : early).push({ kind, line, fields });
  }

  function beginComment(line: number): void {
    const comment = { line, fields: new Map<string, string>(), isTooLong: false };
    if (item && (comments.length >= commentsAtOnce || commentsLength >= commentsLengthMax)) {
      records.push({ kind: "comments", item, comments });
      comments = [];
      commentsLength = 0;
    }
    comments.push(comment);
    holder = comment;
  }

  function close(): void {
    const depth = path.length;
    const name = path.pop();
    if (reading?.depth === depth) endField(reading);
    if (depth === 2) tellChannel();
    if (depth === 3) endRecord(name);
    if (depth === 4 && name === "wp:comment") holder = item;
  }

  function addText(more: string): void {
    if (!reading || path.length !== reading.depth) return;
    if (path[3] === "wp:comment") commentsLength += more.length;
    if (text.length + more.length <= fieldLengthMax) text += more;
    else if (holder) holder.isTooLong = true;
  }

  function endField({ name, attributes }: { name: string; attributes: Map<string, string> }): void {
    reading = undefined;
    if (path.length === 2) endChannelField(name);
    else if (name === "category" && item && holder === item) {
      item.terms.push({
        domain: attributes.get("domain") ?? "",
        nicename: attributes.get("nicename") ?? "",
        name: text.trim(),
      });
    } else if (holder && !holder.fields.has(name)) holder.fields.set(name, text);
    text = "";
  }

  function endChannelField(name: string): void {
    if (!channel.fields.has(name)) channel.fields.set(name, text.trim());
    if (name === "wp:wxr_version") channel.version = readVersion(text.trim());
  }

  function endRecord(name: string | undefined): void {
    if (item && name === "item") records.push({ kind: "item", item, comments });
    if (name === "item") item = undefined;
    holder = undefined;
  }

  return {
    open,
    text: addText,
    close,
    take() {
      const taken = records;
      records = [];
      return taken;
    },
    openItem: () => item,
  };
}

function prefixed(names: string): string[] {
  return names.split(/\s+/).map((name) => `wp:${name}`);
}

function assertShape(path: (string | undefined)[], local: string): void {
  if (path.length === 1 && path[0] !== "rss") {
    throw new NotAnExport(
      `This is not a WordPress export: it begins with <${local}>, where an export has <rss>.`,
    );
  }
}

function readVersion(version: string): string {
  if (/^1\.[0-2](\.\d+)*$/.test(version)) return version;
  throw new NotAnExport(
    `The file says it is WXR version “${version.slice(0, 40)}”. Byline reads 1.0 to 1.2.`,
  );
}
