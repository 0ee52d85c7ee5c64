import type { Element, ElementContent, Root } from "hast";
import { levelsMax, limitLevels } from "#lib/text/levels.ts";
import { readMarks, type MarkBudget } from "#lib/text/comment-marks.ts";

/**
 * What a visitor typed, with the few marks that people use in letters anyway: quotes, lists, code,
 * and within the words emphasis, links and code. Whatever is not clearly one of these stays as it was
 * typed, line ends and blank lines included; there are no headings, no pictures and no HTML. Every
 * line is looked at a fixed number of times for each level it stands in.
 */
export function readCommentMarkdown(text: string): Root {
  const outermost = { level: 0, isItem: false, budget: { left: marksMax } };
  const root: Root = { type: "root", children: readBlocks(text.split("\n"), outermost) };
  limitLevels(root);
  return root;
}

/** More than any letter has. Each becomes an element, and elements are what takes time. */
const marksMax = 2_000;

type Place = { level: number; isItem: boolean; budget: MarkBudget };

function readBlocks(lines: string[], place: Place): ElementContent[] {
  const blocks: ElementContent[] = [];
  const fences = new Fences(lines);
  let words: string[] = [];
  let blankLines = 0;

  const endParagraph = (): void => {
    if (words.length > 0) {
      add(element("p", readMarks(words.join("\n"), place.budget)));
      words = [];
    }
  };
  const add = (block: Element): void => {
    const further = blocks.length > 0 ? Math.max(0, blankLines - 1) : 0;
    const isParagraph = block.tagName === "p";
    if (isParagraph) block.children.unshift(...breaks(further));
    blocks.push(block, { type: "text", value: "\n" });
    blankLines = 0;
  };

  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const block =
      fences.readAt(at) ??
      (place.level < levelsMax && place.budget.left > 0
        ? (readQuote(lines, at, place) ?? readList(lines, at, place, words.length > 0))
        : undefined);
    if (block) {
      endParagraph();
      add(block.element);
      at = block.end;
      continue;
    }
    if (line.trim() === "") {
      endParagraph();
      blankLines += 1;
    } else words.push(line);
    at += 1;
  }
  endParagraph();
  return blocks;
}

type Block = { element: Element; end: number };

/** Code between two lines of backticks or tildes. A fence that nobody closes is no fence. */
class Fences {
  /** From this length on, no line closes a fence of this sign. */
  readonly #unclosed = new Map<string, number>();

  constructor(readonly lines: string[]) {}

  readAt(start: number): Block | undefined {
    const [, fence = "", info = ""] = fenceOpening.exec(this.lines[start] ?? "") ?? [];
    const sign = fence.charAt(0);
    if (!sign || info.includes("`")) return undefined;
    if (fence.length >= (this.#unclosed.get(sign) ?? Infinity)) return undefined;
    let end = start + 1;
    while (end < this.lines.length && !closes(this.lines[end] ?? "", fence)) end += 1;
    if (end === this.lines.length) {
      this.#unclosed.set(sign, fence.length);
      return undefined;
    }
    const value = this.lines.slice(start + 1, end).join("\n");
    const code = element("code", [{ type: "text", value: `${value}\n` }]);
    return { element: element("pre", [code]), end: end + 1 };
  }
}

const fenceOpening = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)[ \t]*$/;

function closes(line: string, fence: string): boolean {
  const typed = line.trim();
  return typed.length >= fence.length && typed === fence.charAt(0).repeat(typed.length);
}

/** Only lines that are marked themselves: what is typed under a quotation is the answer to it. */
function readQuote(lines: string[], start: number, place: Place): Block | undefined {
  const quoted: string[] = [];
  let end = start;
  for (; quote.test(lines[end] ?? ""); end += 1) quoted.push((lines[end] ?? "").replace(quote, ""));
  if (end === start) return undefined;
  place.budget.left -= 1;
  const inside = { ...place, level: place.level + 1, isItem: false };
  return { element: element("blockquote", readBlocks(quoted, inside)), end };
}

/** "> said", ">said" and ">> said before", but not ">50%" and not ">_<". */
const quote = /^ {0,3}>(?: |(?=[>\p{L}])|$)/u;

type Marker = {
  isNumbered: boolean;
  sign: string;
  number: number;
  indent: number;
  width: number;
};

function readList(
  lines: string[],
  start: number,
  place: Place,
  isUnderWords: boolean,
): Block | undefined {
  const first = markerOf(lines[start]);
  if (!first) return undefined;
  // Directly under words, one such line alone is a line of them that happens to begin so; but an item
  // that has a list of its own is set in for it.
  const second = markerOf(lines[start + 1]);
  if (isUnderWords && !place.isItem && !(second && follows(second, first))) return undefined;

  const items: string[][] = [];
  let isLoose = false;
  let last = first;
  let end = start;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const marker = markerOf(line);
    const item = items.at(-1);
    const isInner = marker && marker.indent >= first.indent + 2;
    const isOneMore = marker && !isInner && (!item || follows(marker, last));
    if (isOneMore) {
      if (items.length >= place.budget.left) break;
      if (end < at) isLoose = true;
      items.push([line.slice(marker.width)]);
      last = marker;
    } else if (line.trim() === "") continue;
    else if (item && /^ {2}/.test(line)) {
      for (let blank = end; blank < at; blank += 1) item.push("");
      item.push(line.slice(Math.min(last.width, line.search(/\S/))));
    } else break;
    end = at + 1;
  }

  place.budget.left -= items.length;
  const list = element(
    first.isNumbered ? "ol" : "ul",
    items.map((item) => element("li", readItem(item, place, isLoose))),
  );
  if (first.isNumbered && first.number !== 1) list.properties.start = first.number;
  return { element: list, end };
}

/** A list goes on with the same sign, and with the number that comes next: as typed, or a new list. */
function follows(marker: Marker, last: Marker): boolean {
  return marker.sign === last.sign && (!marker.isNumbered || marker.number === last.number + 1);
}

function readItem(lines: string[], place: Place, isLoose: boolean): ElementContent[] {
  const blocks = readBlocks(lines, { ...place, level: place.level + 1, isItem: true });
  if (isLoose) return blocks;
  return blocks.flatMap((block) =>
    block.type === "element" && block.tagName === "p" ? block.children : [block],
  );
}

function markerOf(line = ""): Marker | undefined {
  const [whole, bullet = "", digits = "", delimiter = ""] = marker.exec(line) ?? [];
  if (whole === undefined || divider.test(line)) return undefined;
  return {
    isNumbered: digits !== "",
    sign: bullet || delimiter,
    number: Number(digits),
    indent: line.search(/\S/),
    width: whole.length,
  };
}

/** Three digits, because "1986. What a year." is a sentence. */
const marker = /^ {0,3}(?:([-*+])|(\d{1,3})([.)])) {1,4}(?=\S)/;
const divider = /^[ *]+$|^[ -]+$/;

function element(tagName: string, children: ElementContent[]): Element {
  return { type: "element", tagName, properties: {}, children };
}

function breaks(count: number): Element[] {
  return Array.from({ length: count }, () => element("br", []));
}
