import { linkBareAddresses } from "./bare-addresses.ts";
import { readBlocks } from "./blocks.ts";
import { holder } from "./hold.ts";
import { escapeHtml, readMarkup } from "./markup.ts";
import { paragraphs } from "./paragraphs.ts";
import { convertShortcodes, type Found } from "./shortcodes.ts";

export type Content = {
  html: string;
  /** Names of shortcodes that stay as visible text, because only a plugin knew what they meant. */
  unknownShortcodes: string[];
  /** Names of blocks that WordPress fills when it shows them: the export holds none of their text. */
  emptyBlocks: string[];
  hasGallery: boolean;
};

/**
 * The HTML that a reader of the old site got, from what WordPress stores: its block comments,
 * shortcodes and blank lines. It is not made safe here; that is the last step on the way out.
 */
export function convertContent(source: string): Content {
  const { hold, release } = holder(source);
  const blocks = readBlocks(holdCode(source.replace(/\r\n?/g, "\n"), hold));
  const found: Found = { unknown: new Set(), hasGallery: false };

  const bare = holdRaw(blocks.html, hold);
  const linked = linkBareAddresses(bare);
  const written = convertShortcodes(linked, hold, found);
  const html = blocks.isBlocks ? written : paragraphs(written);
  return {
    html: release(html).trim(),
    unknownShortcodes: [...found.unknown],
    emptyBlocks: blocks.empty,
    hasGallery: found.hasGallery,
  };
}

const codeNames = "code|sourcecode|php|css|html|xml|js|javascript|python|ruby|sql|bash|java";
const code = new RegExp(`(?<!\\[)\\[(${codeNames})((?:\\s[^\\]\\n]*)?)\\]([^]*?)\\[/\\1\\]`, "g");

function holdCode(html: string, hold: (html: string) => string): string {
  return html.replace(code, (_, name: string, attributes: string, body: string) => {
    const given = /\b(?:lang|language)\s*=\s*["']?([\w+#-]+)/i.exec(attributes)?.[1];
    const language = given ?? (/^(source)?code$/.test(name) ? undefined : name);
    const classes = language ? ` class="language-${language.toLowerCase()}"` : "";
    const text = body.replace(/^\n+|\s+$/g, "");
    return hold(`<pre><code${classes}>${escapeCode(text)}</code></pre>`);
  });
}

/** Some plugins store the code escaped already, and then it holds no bare angle bracket. */
function escapeCode(text: string): string {
  return /[<>]/.test(text) || !/&(?:lt|gt|amp|quot|#\d+);/.test(text) ? escapeHtml(text) : text;
}

/** Raw elements come through as they are. Comments, the more-tag among them, are left out. */
function holdRaw(html: string, hold: (html: string) => string): string {
  return readMarkup(html)
    .map(({ kind, source, name }) => {
      if (kind === "comment") return "";
      // A tag that is never closed would swallow the rest of the text.
      if (kind === "text") return source.replace(/<(?=[a-z/!])/gi, "&lt;");
      if (kind !== "raw") return source;
      return name === "pre" ? hold(source) : "";
    })
    .join("");
}
