import type { Element, ElementContent, Root, RootContent, Text } from "hast";

/**
 * Where words stand on their own between the blocks, a text was written for WordPress, which makes
 * paragraphs of blank lines and breaks of line ends. Complete HTML stays as it is.
 */
export function makeParagraphs(tree: Root): void {
  const isComplete = tree.children.every(
    (node) => !isContent(node) || (node.type === "element" ? isBlock(node) : !hasSubstance([node])),
  );
  if (!isComplete) makeWordPressParagraphs(tree);
}

export function makeWordPressParagraphs(tree: Root): void {
  const children = tree.children.filter(isContent);
  for (const child of children) if (child.type === "element") makeInner(child);
  tree.children = inParagraphs(children);
}

function isContent(node: RootContent): node is ElementContent {
  return node.type !== "doctype" && !(node.type === "element" && neverShown.has(node.tagName));
}

/** Emphasis or a link around blocks, or one that was never closed before them, is one with them. */
function isBlock({ tagName, children }: Element): boolean {
  return (
    blocks.has(tagName) || children.some((child) => child.type === "element" && isBlock(child))
  );
}

function makeInner(element: Element): void {
  if (!containers.has(element.tagName) && !isAroundBlocks(element)) return;
  for (const child of element.children) if (child.type === "element") makeInner(child);
  if (element.tagName === "blockquote" || isDivided(element)) {
    element.children = inParagraphs(element.children);
  } else if (isDivisible(element)) {
    element.children = inRuns(element.children, lines);
  }
}

/** What may hold blocks itself, so that its own words can be divided. */
function isDivisible(element: Element): boolean {
  return divisible.has(element.tagName) || isAroundBlocks(element);
}

function isAroundBlocks(element: Element): boolean {
  return !blocks.has(element.tagName) && !containers.has(element.tagName) && isBlock(element);
}

/** A line of words in a list or a cell is no paragraph; several with blank lines between them are. */
function isDivided(element: Element): boolean {
  if (!isDivisible(element)) return false;
  // Blank lines at the edges only set the words off from their element.
  const inner = trimmed(joined(element.children));
  return inner.some((child) => child.type === "text" && blankLine.test(child.value));
}

function inParagraphs(children: ElementContent[]): ElementContent[] {
  const paragraphs = inRuns(children, (run) =>
    splitAtBlankLines(run)
      .filter(hasSubstance)
      .map((piece) => paragraph({}, piece)),
  );
  return paragraphs.flatMap((block) => [
    ...(block.type === "element" && block.tagName === "p" ? divided(block) : [block]),
    text("\n"),
  ]);
}

/** A paragraph that was marked as one may hold blank lines all the same. */
function divided({ properties, children }: Element): ElementContent[] {
  const pieces = splitAtBlankLines(children).filter(hasSubstance);
  return pieces.map((piece) => paragraph(properties, piece));
}

function paragraph(properties: Element["properties"], run: ElementContent[]): Element {
  return { type: "element", tagName: "p", properties, children: lines(run) };
}

function lines(run: ElementContent[]): ElementContent[] {
  return hasSubstance(run) ? withBreaks(trimmed(joined(run))) : [];
}

/** Leaves the blocks and writes anew what stands between them. */
function inRuns(
  children: ElementContent[],
  write: (run: ElementContent[]) => ElementContent[],
): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  for (const child of children) {
    if (child.type === "element" && isBlock(child)) {
      result.push(...write(run), child);
      run = [];
    } else run.push(child);
  }
  result.push(...write(run));
  return result;
}

/** Divides words at their blank lines, also inside the emphasis or link that spans one. */
function splitAtBlankLines(nodes: ElementContent[]): ElementContent[][] {
  let last: ElementContent[] = [];
  const runs = [last];
  const add = (pieces: ElementContent[][]): void => {
    pieces.forEach((piece, index) => {
      if (index > 0) runs.push((last = []));
      last.push(...piece);
    });
  };
  for (const node of joined(nodes)) {
    if (node.type === "text") add(node.value.split(blankLine).map((value) => [text(value)]));
    else if (node.type === "element") {
      const pieces = splitAtBlankLines(node.children);
      if (pieces.length === 1) last.push(node);
      else add(pieces.map((piece) => (hasSubstance(piece) ? [{ ...node, children: piece }] : [])));
    }
  }
  return runs;
}

/** Without comments, and with what stood on both sides of one in one piece. */
function joined(nodes: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === "comment") continue;
    if (node.type === "text" && last?.type === "text") last.value += node.value;
    else result.push(node.type === "text" ? text(node.value) : node);
  }
  return result;
}

function trimmed(run: ElementContent[]): ElementContent[] {
  return run.flatMap((node, index): ElementContent[] => {
    if (node.type !== "text") return [node];
    let { value } = node;
    if (index === 0) value = value.trimStart();
    if (index === run.length - 1) value = value.trimEnd();
    return value === "" ? [] : [text(value)];
  });
}

/** A line end is a break, unless one is written there already. */
function withBreaks(nodes: ElementContent[]): ElementContent[] {
  let isAfterBreak = false;
  return nodes.flatMap((node): ElementContent[] => {
    const wasAfterBreak = isAfterBreak;
    isAfterBreak = node.type === "element" && node.tagName === "br";
    if (node.type === "element") return [{ ...node, children: withBreaks(node.children) }];
    if (node.type !== "text") return [];
    const value = wasAfterBreak ? node.value.replace(/^[^\S\n]*\n/, "") : node.value;
    return value.split("\n").flatMap((line, index, all) => {
      const words = index < all.length - 1 ? line.trimEnd() : line;
      return [...(index > 0 ? [lineBreak()] : []), ...(words === "" ? [] : [text(words)])];
    });
  });
}

function hasSubstance(nodes: ElementContent[]): boolean {
  return nodes.some((node) => {
    if (node.type === "text") return node.value.trim() !== "";
    return node.type === "element" && (shown.has(node.tagName) || hasSubstance(node.children));
  });
}

function text(value: string): Text {
  return { type: "text", value };
}

function lineBreak(): Element {
  return { type: "element", tagName: "br", properties: {}, children: [] };
}

/** What a reader sees although it holds no words. */
const shown = tagNames("audio embed iframe img input object video");

const blankLine = /\n[^\S\n]*\n\s*/;

const neverShown = new Set(["link", "meta", "script", "style", "template", "title"]);

const containers = tagNames(
  `article aside blockquote center dd details div dl dt figcaption figure footer header li main ol
  section table tbody td tfoot th thead tr ul`,
);

const divisible = tagNames(
  "article aside center dd details div figcaption footer header li main section td th",
);

const blocks = tagNames(
  `address article aside blockquote center details dir div dl fieldset figure footer form h1 h2 h3 h4
  h5 h6 header hgroup hr listing main menu nav ol p plaintext pre section table ul xmp`,
);

function tagNames(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
