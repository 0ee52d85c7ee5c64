import type { Options } from "rehype-sanitize";
import { mathElements } from "#lib/text/mathematics.ts";

/**
 * What may leave in a text that somebody wrote. Applied to the finished tree, after everything else:
 * a change that lets something odd into the tree cannot let it out. Nothing here can run, frame, post
 * or style, and no address is fetched from another host by showing it.
 */
export const bodyAllowList: Options = {
  tagNames: [
    ...words(
      `a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
      figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section
      small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr`,
    ),
    ...mathElements,
  ],
  attributes: {
    "*": [
      ["id", /^section-./],
      ["dir", "ltr", "rtl", "auto"],
      ["lang", /^[a-zA-Z0-9-]{1,35}$/],
      "title",
    ],
    a: [
      "href",
      ["hrefLang", /^[a-zA-Z0-9-]{1,35}$/],
      ["rel", "nofollow", "sponsored", "noopener"],
      ["ariaDescribedBy", /^section-./],
      "ariaLabel",
      ["dataAddress", /^\d{1,3}$/],
      "dataFootnoteRef",
      "dataFootnoteBackref",
      ["role", "doc-noteref", "doc-backlink"],
      ["className", /^note-\d{1,2}$/],
    ],
    blockquote: ["cite"],
    code: [["className", /^language-[\w+#.-]{1,40}$/]],
    col: [["span", /^\d{1,3}$/]],
    colgroup: [["span", /^\d{1,3}$/]],
    del: ["cite", "dateTime"],
    details: ["open"],
    div: [
      ["className", "formula", "heading", "table"],
      ["role", "group", "region"],
      "ariaLabel",
      ["tabIndex", 0],
    ],
    figure: [["className", "quotation"]],
    img: [
      ["src", /^\/media\//, /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+=*$/],
      ["srcSet", /^(?:\/media\/[0-9a-f]+-\d+x\d+\/\d+\.webp \d+w(?:, |$))+$/],
      ["sizes", /^\d{1,4}px$|^\(min-width: 43rem\) 38rem, calc\(100vw - 2\.5rem\)$/],
      "alt",
      ["width", /^\d{1,5}$/],
      ["height", /^\d{1,5}$/],
      ["loading", "lazy"],
      ["decoding", "async"],
    ],
    ins: ["cite", "dateTime"],
    li: [
      ["value", /^-?\d{1,9}$/],
      ["className", /^note-\d{1,2}$/],
    ],
    ol: [["start", /^-?\d{1,9}$/], "reversed", ["type", "1", "a", "A", "i", "I"]],
    p: [["className", "embed"]],
    q: ["cite"],
    section: [["className", "footnotes", "hanging"], ["role", "doc-endnotes"], "dataFootnotes"],
    span: [["className", /^token-[a-z-]{1,30}$/]],
    td: cell(),
    th: [...cell(), ["scope", "row", "col", "rowgroup", "colgroup"], "abbr"],
    time: ["dateTime"],
    ...mathAttributes(),
  },
  protocols: {
    href: ["http", "https", "mailto", "tel"],
    cite: ["http", "https"],
    src: ["data"],
  },
  ancestors: {
    caption: ["table"],
    col: ["table"],
    colgroup: ["table"],
    tbody: ["table"],
    td: ["table"],
    tfoot: ["table"],
    th: ["table"],
    thead: ["table"],
    tr: ["table"],
    ...Object.fromEntries(mathElements.slice(1).map((name) => [name, ["math"]])),
  },
  required: { img: { alt: "" } },
  strip: words("script style template svg title head"),
  // Ids are prefixed where links to them are, in anchors.ts, and checked here by their prefix.
  clobber: [],
  clobberPrefix: "",
};

/** What may leave in a comment: no headings, no pictures, nothing with a name of its own. */
export const commentAllowList: Options = {
  tagNames: words(
    `a abbr b blockquote br cite code dd del dl dt em i ins kbd li ol p pre q s small strong sub sup
    u ul`,
  ),
  attributes: {
    a: ["href", ["rel", "ugc", "nofollow", "noopener"], "dataWorded"],
    abbr: ["title"],
    ol: [["start", /^-?\d{1,9}$/]],
  },
  protocols: { href: ["http", "https", "mailto"] },
  ancestors: {},
  required: {},
  strip: words("script style template svg title head"),
  clobber: [],
  clobberPrefix: "",
};

/** What an author types without markup: paragraphs, line ends and addresses. */
export const noteAllowList: Options = {
  ...commentAllowList,
  tagNames: ["a", "br", "p"],
  attributes: { a: ["href", ["rel", "noopener"]] },
};

function words(list: string): string[] {
  return list.split(/\s+/);
}

/** Sizes and switches, and a few classes that stand for what the style sheet does. */
function mathAttributes(): NonNullable<Options["attributes"]> {
  const sizes = words("width height depth lspace rspace voffset linethickness minsize maxsize");
  const switches = words(
    "displaystyle stretchy symmetric largeop movablelimits accent accentunder fence separator",
  );
  const all = [
    ...sizes.map((name): [string, RegExp] => [name, /^[-+]?[\d.]{1,8}(?:em|ex|pt|px|mu|%)?$/]),
    ...switches.map((name): [string, RegExp] => [name, /^(?:true|false)$/]),
    ["form", "prefix", "infix", "postfix"] as [string, ...string[]],
    ["mathvariant", "normal"] as [string, string],
    ["scriptlevel", /^[-+]?\d$/] as [string, RegExp],
    ["className", "tml-boxed", "tml-left", "tml-overline", "tml-right", "tml-underline"] as [
      string,
      ...string[],
    ],
  ];
  return {
    ...Object.fromEntries(mathElements.map((name) => [name, all])),
    math: [["display", "block", "inline"]],
    mtd: [...all, ["columnspan", /^\d{1,2}$/], ["rowspan", /^\d{1,2}$/]],
  };
}

function cell(): NonNullable<Options["attributes"]>[string] {
  return [
    ["colSpan", /^\d{1,3}$/],
    ["rowSpan", /^\d{1,3}$/],
    ["align", "left", "center", "right"],
  ];
}
