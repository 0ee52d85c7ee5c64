export type Blocks = { html: string; isBlocks: boolean; empty: string[] };

const delimiter = /<!--\s+(\/)?wp:([a-z][\w-]*(?:\/[a-z][\w-]*)?)\s+([^]*?)(\/)?-->/g;
/** These say nothing by themselves, so their absence is no loss. */
const silent = new Set(["more", "nextpage", "separator", "spacer", "page-break"]);

/**
 * Takes the comments out that mark WordPress's blocks: what stands between them is the HTML. A block
 * that has no HTML is filled by WordPress when it is shown; those that name an address become a link.
 */
export function readBlocks(html: string): Blocks {
  const empty = new Set<string>();
  let isBlocks = false;
  const text = html.replace(
    delimiter,
    (_, closing: string | undefined, name: string, rest: string, isVoid: string | undefined) => {
      isBlocks = true;
      if (closing || !isVoid || silent.has(name)) return "";
      const url = readUrl(rest);
      if (url) return `<p><a href="${url}">${url}</a></p>`;
      empty.add(name);
      return "";
    },
  );
  return { html: unwrapEmbeds(text), isBlocks, empty: [...empty] };
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
