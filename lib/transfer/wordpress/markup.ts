/** A piece of HTML as it was written. The pieces put together again are the text itself. */
export type Token = {
  kind: "text" | "open" | "close" | "comment" | "raw";
  source: string;
  /** The element's name; empty for text and comments. */
  name: string;
};

/** In these, line breaks and brackets are what they are. */
const rawNames = ["pre", "script", "style", "textarea"];

/** Takes HTML apart without repairing it: text, tags, comments, and raw elements as one piece. */
export function readMarkup(html: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < html.length) {
    const start = nextMarkup(html, at);
    if (start > at) tokens.push({ kind: "text", source: html.slice(at, start), name: "" });
    if (start >= html.length) break;
    const token = readComment(html, start) ?? readTag(html, start);
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

function nextMarkup(html: string, from: number): number {
  const start = /<(?:[a-z]|\/[a-z]|!--)/gi;
  start.lastIndex = from;
  for (let found = start.exec(html); found; found = start.exec(html)) {
    if (html.indexOf(found[0] === "<!--" ? "-->" : ">", found.index) >= 0) return found.index;
    // What is never closed is text; nothing after it is closed either, unless it is of the other kind.
  }
  return html.length;
}

function readComment(html: string, start: number): Token | undefined {
  if (!html.startsWith("<!--", start)) return undefined;
  const end = html.indexOf("-->", start) + 3;
  return { kind: "comment", source: html.slice(start, end), name: "" };
}

function readTag(html: string, start: number): Token {
  const source = html.slice(start, tagEnd(html, start));
  const name = (/^<\/?([a-z][^\s/>]*)/i.exec(source)?.[1] ?? "").toLowerCase();
  if (source.startsWith("</")) return { kind: "close", source, name };
  if (!rawNames.includes(name)) return { kind: "open", source, name };
  const close = new RegExp(`</${name}\\s*>`, "gi");
  close.lastIndex = start;
  const found = close.exec(html);
  if (!found) return { kind: "open", source, name };
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
