import { escapeHtml, readMarkup, type Token } from "./markup.ts";

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
