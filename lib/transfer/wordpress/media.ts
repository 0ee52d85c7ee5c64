import { readAttribute, readMarkup, escapeHtml, type Token } from "./markup.ts";

const players = new Set(["iframe", "video", "audio", "object", "embed"]);

/** Players and frames become links to what they play: no page of ours loads anything from elsewhere. */
export function linkMedia(html: string): string {
  if (!/<(?:iframe|video|audio|object|embed)\b/i.test(html)) return html;
  const tokens = readMarkup(html);
  const written: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (!isPlayer(token)) {
      written.push(token.source);
      continue;
    }
    const end = playerEnd(tokens, at);
    written.push(playerLink(tokens.slice(at, end + 1)));
    at = end;
  }
  return written.join("");
}

/** An address alone on its line, which WordPress shows as a player, becomes a plain link. */
export function linkBareAddresses(html: string): string {
  if (!/https?:/.test(html)) return html;
  const tokens = readMarkup(html);
  return tokens
    .map((token, at) => {
      if (token.kind !== "text") return token.source;
      return linkLines(token.source, endsLine(tokens[at - 1]), endsLine(tokens[at + 1]));
    })
    .join("");
}

export function plainLink(address: string): string {
  const escaped = escapeHtml(address);
  return `<a href="${escaped}">${escaped}</a>`;
}

function isPlayer({ kind, name }: Token): boolean {
  return kind === "open" && players.has(name);
}

/** The place of the closing tag; the opening one itself when nothing closes it. */
function playerEnd(tokens: Token[], start: number): number {
  const name = tokens[start]?.name;
  if (name === "embed") return start;
  const end = tokens.findIndex(
    (token, at) => at > start && token.kind === "close" && token.name === name,
  );
  return end < 0 ? start : end;
}

function playerLink(tokens: Token[]): string {
  for (const { kind, source } of tokens) {
    if (kind !== "open") continue;
    const address = readAttribute(source, "src") ?? readAttribute(source, "data");
    if (address?.startsWith("//")) return plainLink(`https:${address}`);
    if (address && /^https?:\/\//i.test(address)) return plainLink(address);
  }
  // Without an address what stands inside, for browsers that have no player, says the most.
  return tokens
    .slice(1, -1)
    .map(({ source }) => source)
    .join("");
}

function endsLine(neighbour: Token | undefined): boolean {
  return (
    !neighbour || /^<\/?(?:p|div|figure|br|hr|blockquote|li|td|section)\b/i.test(neighbour.source)
  );
}

function linkLines(text: string, startsLine: boolean, isLineAfter: boolean): string {
  const lines = text.split("\n");
  return lines
    .map((line, at) => {
      const isAlone = (at > 0 || startsLine) && (at < lines.length - 1 || isLineAfter);
      if (!isAlone || !/^\s*https?:\/\/[^\s<>"[\]]+\s*$/.test(line)) return line;
      const address = line.trim().replace(/&#0*38;|&amp;/g, "&");
      return plainLink(address);
    })
    .join("\n");
}
