import type { Element, ElementContent, Root, RootContent, Text } from "hast";

/**
 * WordPress keeps paragraphs as blank lines and line breaks as line ends. Where words stand on their
 * own between blocks, both become what they mean; what is in paragraphs already stays as it is.
 */
export function makeParagraphs(tree: Root): void {
  const children = tree.children.filter(isContent);
  for (const child of children) if (child.type === "element") makeInner(child);
  tree.children = inParagraphs(children);
}

function makeInner(element: Element): void {
  if (!containers.has(element.tagName)) return;
  for (const child of element.children) if (child.type === "element") makeInner(child);
  // A line of words in a list or a cell is no paragraph; several with blank lines between them are.
  if (element.tagName === "blockquote" || hasBlankLine(element)) {
    element.children = inParagraphs(element.children);
  }
}

const containers = new Set(
  "article aside blockquote center dd details div dl figcaption figure footer header li main ol section table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/** What may hold blocks itself, so that its own words can be divided. */
const divisible = new Set(
  "article aside center dd details div figcaption footer header li main section td th".split(" "),
);

function hasBlankLine({ tagName, children }: Element): boolean {
  // Blank lines at the edges only set the words off from their element.
  const inner = trimmed(joined(children));
  return (
    divisible.has(tagName) &&
    inner.some((child) => child.type === "text" && blankLine.test(child.value))
  );
}

const blankLine = /\n[^\S\n]*\n\s*/;

function inParagraphs(children: ElementContent[]): ElementContent[] {
  const blocks: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = (): void => {
    blocks.push(...splitAtBlankLines(run).filter(hasSubstance).map(paragraph));
    run = [];
  };
  for (const child of children) {
    if (child.type === "element" && isBlock(child)) {
      endRun();
      blocks.push(child);
    } else run.push(child);
  }
  endRun();
  return blocks.flatMap((block) => [block, text("\n")]);
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
    if (node.type === "text" && last?.type === "text") {
      result[result.length - 1] = text(last.value + node.value);
    } else result.push(node);
  }
  return result;
}

function paragraph(run: ElementContent[]): Element {
  const children = withBreaks(trimmed(joined(run)));
  return { type: "element", tagName: "p", properties: {}, children };
}

/** A line end is a break, unless one is written there already. */
export function withBreaks(nodes: ElementContent[]): ElementContent[] {
  let isAfterBreak = false;
  return nodes.flatMap((node): ElementContent[] => {
    const wasAfterBreak = isAfterBreak;
    isAfterBreak = node.type === "element" && node.tagName === "br";
    if (node.type === "element") return [{ ...node, children: withBreaks(node.children) }];
    if (node.type !== "text") return [];
    const value = wasAfterBreak ? node.value.replace(/^[^\S\n]*\n/, "") : node.value;
    return value
      .split(/[^\S\n]*\n/)
      .flatMap((line, index) => [
        ...(index > 0 ? [lineBreak()] : []),
        ...(line === "" ? [] : [text(line)]),
      ]);
  });
}

function text(value: string): Text {
  return { type: "text", value };
}

function lineBreak(): Element {
  return { type: "element", tagName: "br", properties: {}, children: [] };
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

function hasSubstance(nodes: ElementContent[]): boolean {
  return nodes.some((node) =>
    node.type === "text" ? node.value.trim() !== "" : node.type === "element",
  );
}

function isContent(node: RootContent): node is ElementContent {
  return node.type !== "doctype" && !(node.type === "element" && neverShown.has(node.tagName));
}

const neverShown = new Set(["link", "meta", "script", "style", "template", "title"]);

function isBlock({ tagName }: Element): boolean {
  return blocks.has(tagName);
}

const blocks = new Set(
  "address article aside blockquote center details dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr listing main menu nav ol p plaintext pre section table ul xmp".split(
    " ",
  ),
);
