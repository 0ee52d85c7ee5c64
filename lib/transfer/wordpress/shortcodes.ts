import { plainLink } from "./bare-addresses.ts";

/** What the conversion came upon, for the report. */
export type Found = { unknown: Set<string>; hasGallery: boolean };

type Hold = (html: string) => string;
type Attributes = { named: Map<string, string>; positional: string[] };

const attributesLengthMax = 2_000;
const quoted = `"[^"\\n]{0,1000}"|'[^'\\n]{0,1000}'`;
const shortcode = new RegExp(
  `\\[(\\[?)(/?)([a-zA-Z][\\w-]*)((?:=|\\s|/)(?:${quoted}|[^\\[\\]"'])*)?\\](\\]?)`,
  "g",
);

/**
 * Turns the shortcodes of WordPress itself into HTML. Others stay as the text they are, and are
 * counted: only the plugin that is not here knew what they showed.
 */
export function convertShortcodes(html: string, hold: Hold, found: Found): string {
  if (!html.includes("[")) return html;
  const captioned = convertCaptions(html, hold);
  const embedded = captioned.replace(
    /\[embed[^\]\n]*\]\s*(https?:\/\/[^\s[<]+|<a [^>]*>[^<]*<\/a>)\s*\[\/embed\]/gi,
    (_, address: string) => linkTo(address),
  );
  const closed = new Set(Array.from(embedded.matchAll(/\[\/([\w-]+)\]/g), ([, name]) => name));
  return embedded.replace(shortcode, (source: string, ...parts: string[]) => {
    const [escaped, closing, name = "", attributes = "", , at] = parts;
    if (escaped) return source.endsWith("]]") ? source.slice(1, -1) : source;
    if (attributes.length > attributesLengthMax) return source;
    const converted = closing ? closePlayer(name) : convert(name.toLowerCase(), attributes, hold);
    if (converted !== undefined) {
      if (name.toLowerCase() === "gallery") found.hasGallery = true;
      return converted;
    }
    const end = Number(at) + source.length;
    const around = {
      before: embedded.slice(Math.max(0, Number(at) - 80), Number(at)),
      after: embedded.slice(end, end + 80),
    };
    if (closed.has(name) || isShortcode(name, attributes, around)) found.unknown.add(name);
    return source;
  });
}

const caption = /\[(caption|wp_caption)((?:\s[^\]]*)?)\]([^]*?)\[\/\1\]/g;
const picture = /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([^]*)$/i;

function convertCaptions(html: string, hold: Hold): string {
  return html.replace(caption, (source: string, _, attributes: string, content: string) => {
    const matched = picture.exec(content);
    const given = readAttributes(attributes).named.get("caption");
    if (!matched) return content || source;
    const text = (given ?? matched[2] ?? "").trim().replace(/\n+/g, "<br>");
    const figcaption = text ? `<figcaption>${text}</figcaption>` : "";
    return hold(`<figure>${matched[1] ?? ""}${figcaption}</figure>`);
  });
}

function convert(name: string, source: string, hold: Hold): string | undefined {
  const attributes = readAttributes(source);
  switch (name) {
    case "gallery":
      return hold(galleryPlace(attributes, source));
    case "embed":
    case "video":
    case "audio":
    case "youtube":
    case "vimeo":
    case "soundcloud":
      return playerLink(attributes);
    default:
      return undefined;
  }
}

/** Which pictures it shows is known only when the whole file is read; until then it is its own text. */
function galleryPlace({ named }: Attributes, source: string): string {
  const ids = (named.get("ids") ?? named.get("include") ?? "").replace(/[^\d,]/g, "");
  const text = `[gallery${source}]`.replace(/[<>&]/g, "");
  return `<div data-gallery="${ids}">${text}</div>`;
}

function playerLink({ named, positional }: Attributes): string | undefined {
  const address = [...named.values(), ...positional].find((value) => /^https?:\/\//i.test(value));
  return address && linkTo(address.replace(/&#0*38;|&amp;/g, "&"));
}

/** The closing half of a player that has become a link has nothing left to close. */
function closePlayer(name: string): string | undefined {
  return /^(?:embed|video|audio)$/i.test(name) ? "" : undefined;
}

function linkTo(address: string): string {
  return address.startsWith("<a ") ? address : plainLink(address);
}

function readAttributes(source: string): Attributes {
  const named = new Map<string, string>();
  const positional: string[] = [];
  const plain = source.replace(/&#0*34;|&quot;|[“”″]/g, '"').replace(/^=/, " ");
  const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'|(\S+)/g;
  for (const [, name, double, single, bare, ...others] of plain.matchAll(attribute)) {
    const value = double ?? single ?? bare;
    if (name && value !== undefined && !/^https?$/i.test(name))
      named.set(name.toLowerCase(), value);
    else positional.push(others.find((other) => other !== undefined) ?? "");
  }
  return { named, positional };
}

/** Tells a shortcode from a bracketed word, such as [sic]: it has attributes, or a line of its own. */
function isShortcode(
  name: string,
  attributes: string,
  { before, after }: { before: string; after: string },
): boolean {
  if (/=|\/$/.test(attributes)) return true;
  if (attributes.trim() !== "") return false;
  if (/[_-]/.test(name)) return true;
  return /(?:^|\n|>)[^\S\n]*$/.test(before) && /^[^\S\n]*(?:\n|<|$)/.test(after);
}
