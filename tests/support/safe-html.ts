import { type DefaultTreeAdapterMap, parse, parseFragment } from "parse5";

/**
 * What a browser would find in a piece of HTML that it must not: read with a real parser, against
 * lists of this file's own, so that a mistake in the product's list is not repeated here.
 */
export function faultsIn(html: string, kind: "body" | "comment"): string[] {
  const fragment = parseFragment(html);
  // As part of a page, because a parser makes different repairs there.
  const page = parse(`<!doctype html><body><article>${html}</article>`);
  const article = find(page, "article");
  if (!article) return ["the text breaks the page around it"];
  return [...elementsIn(fragment), ...elementsIn(article)].flatMap((element) =>
    faultsOf(element, kind),
  );
}

/** The words of a piece of HTML, with line ends where a reader sees them. */
export function wordsIn(html: string): string {
  const write = (node: Node): string => {
    if ("value" in node) return node.value;
    if (!("childNodes" in node)) return "";
    if (node.nodeName === "br") return "\n";
    return node.childNodes.map(write).join("") + (node.nodeName === "p" ? "\n" : "");
  };
  return write(parseFragment(html));
}

/** Every element, in the order of the text. */
export function elementsIn(root: Node): Element[] {
  const found: Element[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ("tagName" in node && node !== root) found.push(node);
    if ("childNodes" in node) waiting.push(...node.childNodes.toReversed());
  }
  return found;
}

/** How deep the elements of a tree nest. */
export function depthOf(html: string, counted: (tagName: string) => boolean): number {
  let deepest = 0;
  const waiting: { node: Node; depth: number }[] = [{ node: parseFragment(html), depth: 0 }];
  for (let here = waiting.pop(); here; here = waiting.pop()) {
    const { node } = here;
    const depth = here.depth + ("tagName" in node && counted(node.tagName) ? 1 : 0);
    deepest = Math.max(deepest, depth);
    if ("childNodes" in node)
      node.childNodes.forEach((child) => waiting.push({ node: child, depth }));
  }
  return deepest;
}

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

function faultsOf(element: Element, kind: "body" | "comment"): string[] {
  const { tagName, attrs, namespaceURI } = element;
  const faults: string[] = [];
  if (namespaceURI === "http://www.w3.org/1998/Math/MathML" && kind === "body") {
    return faultsOfMath(element);
  }
  if (namespaceURI !== "http://www.w3.org/1999/xhtml") faults.push(`foreign <${tagName}>`);
  if (!allowed[kind].has(tagName)) faults.push(`<${tagName}>`);
  for (const { name, value } of attrs) {
    const known = kind === "body" ? bodyAttributes : commentAttributes;
    if (!known.has(name)) faults.push(`<${tagName} ${name}>`);
    if (/^on|^style$|^srcdoc$|^form/.test(name)) faults.push(`<${tagName} ${name}>`);
    if (name === "id" && !value.startsWith("section-")) faults.push(`id ${value}`);
    if (name === "href" && !leadsSomewhereSafe(value)) faults.push(`href ${value}`);
    if (name === "cite" && !leadsSomewhereSafe(value)) faults.push(`cite ${value}`);
    if (name === "src" && !isOwnPicture(value)) faults.push(`src ${value}`);
  }
  const rel = attrs.find(({ name }) => name === "rel")?.value ?? "";
  const href = attrs.find(({ name }) => name === "href")?.value;
  if (kind === "comment" && tagName === "a" && href && rel !== "ugc nofollow noopener") {
    faults.push(`rel ${rel}`);
  }
  return faults;
}

/** What is set in formulas holds nothing but formulas and words: no links, no HTML, no styles. */
function faultsOfMath({ tagName, attrs, childNodes }: Element): string[] {
  const faults = mathElements.has(tagName) ? [] : [`<${tagName}>`];
  for (const { name, value } of attrs) {
    if (!mathAttributes.has(name)) faults.push(`<${tagName} ${name}>`);
    if (/[:;(/\\]/.test(value)) faults.push(`<${tagName} ${name}=${value}>`);
  }
  for (const child of childNodes) {
    const isText = child.nodeName === "#text";
    const isMath = "namespaceURI" in child && /MathML$/.test(child.namespaceURI);
    if (!isText && (!isMath || /^m[inos]$|^mtext$/.test(tagName))) {
      faults.push(`<${tagName}><${child.nodeName}>`);
    }
  }
  return faults;
}

function leadsSomewhereSafe(address: string): boolean {
  if (!URL.canParse(address, "https://page.example/")) return true;
  const { protocol } = new URL(address, "https://page.example/");
  return ["http:", "https:", "mailto:", "tel:"].includes(protocol);
}

function isOwnPicture(address: string): boolean {
  if (/^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/]+=*$/.test(address)) return true;
  const { host, pathname } = new URL(address, "https://page.example/");
  return host === "page.example" && pathname.startsWith("/media/");
}

function find(root: Node, tagName: string): Element | undefined {
  return elementsIn(root).find((element) => element.tagName === tagName);
}

const allowed = {
  body: new Set(
    (
      "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em " +
      "figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section " +
      "small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
    ).split(" "),
  ),
  comment: new Set(
    "a abbr b blockquote br cite code dd del dl dt em i ins kbd li ol p pre q s small strong sub sup u ul".split(
      " ",
    ),
  ),
};

const mathElements = new Set(
  (
    "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace " +
    "msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover"
  ).split(" "),
);

const mathAttributes = new Set(
  (
    "accent accentunder class columnspan depth display displaystyle fence form height largeop " +
    "linethickness lspace mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel " +
    "separator stretchy symmetric voffset width"
  ).split(" "),
);

const bodyAttributes = new Set(
  (
    "id dir lang title href hreflang rel data-address aria-describedby aria-label data-footnote-ref " +
    "data-footnote-backref data-footnotes cite class span datetime open role tabindex src alt width " +
    "height loading decoding value start reversed type colspan rowspan align scope abbr"
  ).split(" "),
);

const commentAttributes = new Set(["href", "rel", "title", "start", "data-worded"]);
