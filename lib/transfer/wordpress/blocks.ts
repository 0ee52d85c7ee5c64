import { readMarkup } from "./markup.ts";

export type Blocks = { html: string; isBlocks: boolean; empty: string[] };

const delimiter = /^<!--\s+(\/)?wp:([a-z][\w-]*(?:\/[a-z][\w-]*)?)\s+([^]*?)(\/)?-->$/;
/** These say nothing by themselves, so their absence is no loss. */
const silent = new Set(["more", "nextpage", "separator", "spacer", "page-break"]);

/**
 * Takes the comments out that mark WordPress's blocks: what stands between them is the HTML. A block
 * that has no HTML is filled by WordPress when it is shown; those that name an address become a link.
 */
export function readBlocks(html: string): Blocks {
  if (!html.includes("wp:")) return { html, isBlocks: false, empty: [] };
  const empty = new Set<string>();
  let isBlocks = false;
  const pieces = readMarkup(html).map(({ kind, source }) => {
    const matched = kind === "comment" ? delimiter.exec(source) : null;
    if (!matched) return source;
    isBlocks = true;
    const [, closing, name = "", attributes = "", isVoid] = matched;
    if (closing || !isVoid || silent.has(name)) return "";
    const url = readUrl(attributes);
    if (!url) empty.add(name);
    return url ? `<p><a href="${url}">${url}</a></p>` : "";
  });
  return { html: unwrapEmbeds(pieces.join("")), isBlocks, empty: [...empty] };
}

/** The address in a block's attributes, which are JSON. Anything but a plain address is passed over. */
function readUrl(attributes: string): string | undefined {
  return /"url":"(https?:[^"\\<>\s]+)"/.exec(attributes.replaceAll("\\/", "/"))?.[1];
}

/** An embed holds its address as text, where WordPress puts the foreign player. */
function unwrapEmbeds(html: string): string {
  return html.replace(
    /<div class="wp-block-embed__wrapper">\s*(https?:\/\/[^\s<>"]+)\s*<\/div>/g,
    '<p><a href="$1">$1</a></p>',
  );
}
