/** A piece of HTML as it was written. The pieces put together again are the text itself. */
export type Token = {
  kind: "text" | "open" | "close" | "comment" | "raw";
  source: string;
  /** The element's name; empty for text and comments. */
  name: string;
};

/** In these elements, line breaks and brackets are what they are. */
const rawEnd = /<\/(pre|script|style|textarea)\s*>/gi;

/** Takes HTML apart without repairing it: text, tags, comments, and raw elements as one piece. */
export function readMarkup(html: string): Token[] {
  const tokens: Token[] = [];
  const ends = lastEnds(html);
  let at = 0;
  while (at < html.length) {
    const start = nextMarkup(html, at, ends);
    if (start > at) tokens.push({ kind: "text", source: html.slice(at, start), name: "" });
    if (start >= html.length) break;
    const token = readComment(html, start) ?? readTag(html, start, ends);
    tokens.push(token);
    at = start + token.source.length;
  }
  return tokens;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Where each kind of end stands last. Looked up once: a text full of beginnings has no ends to find. */
type Ends = { tag: number; comment: number; raw: Map<string, number> };

function lastEnds(html: string): Ends {
  const raw = new Map<string, number>();
  for (const { 1: name = "", index } of html.matchAll(rawEnd)) raw.set(name.toLowerCase(), index);
  return { tag: html.lastIndexOf(">"), comment: html.lastIndexOf("-->"), raw };
}

/** What is never closed is text. */
function nextMarkup(html: string, from: number, ends: Ends): number {
  const start = /<(?:[a-z]|\/[a-z]|!--)/gi;
  start.lastIndex = from;
  for (let found = start.exec(html); found; found = start.exec(html)) {
    const end = found[0] === "<!--" ? ends.comment : ends.tag;
    if (found.index < end) return found.index;
  }
  return html.length;
}

function readComment(html: string, start: number): Token | undefined {
  if (!html.startsWith("<!--", start)) return undefined;
  const end = html.indexOf("-->", start) + 3;
  return { kind: "comment", source: html.slice(start, end), name: "" };
}

function readTag(html: string, start: number, ends: Ends): Token {
  const source = html.slice(start, tagEnd(html, start));
  const name = (/^<\/?([a-z][^\s/>]*)/i.exec(source)?.[1] ?? "").toLowerCase();
  if (source.startsWith("</")) return { kind: "close", source, name };
  if ((ends.raw.get(name) ?? -1) < start) return { kind: "open", source, name };
  const close = new RegExp(`</${name}\\s*>`, "gi");
  close.lastIndex = start;
  close.exec(html);
  return { kind: "raw", source: html.slice(start, close.lastIndex), name };
}

/** The end of a tag, past any `>` in a quoted value; a quote that is never closed is no quote. */
function tagEnd(html: string, start: number): number {
  const piece = /[^>"']*(?:"[^"]*"|'[^']*'|["'>])/y;
  piece.lastIndex = start;
  for (let found = piece.exec(html); found; found = piece.exec(html)) {
    if (found[0].endsWith(">")) return piece.lastIndex;
  }
  return html.indexOf(">", start) + 1;
}
