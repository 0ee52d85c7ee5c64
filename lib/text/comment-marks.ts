import type { Element, ElementContent } from "hast";
import { rawAddressesIn } from "#lib/text/raw-addresses.ts";
import { destinationOf } from "#lib/text/addresses.ts";

/** The words of a paragraph, with its emphasis, its links and its code. */
export function readMarks(text: string, budget: MarkBudget): ElementContent[] {
  return buildTree(readPieces(text, budget));
}

/** How many marks a whole text may still have. Those beyond are the characters they are. */
export type MarkBudget = { left: number };

/** A stretch of the text, and what begins and ends at it. */
type Piece = {
  text: string;
  ends: number;
  begins: Element[];
};

/** A row of asterisks or underscores that may yet become emphasis. */
type Run = { piece: Piece; sign: string; opens: boolean; closes: boolean };

/** A bracket that may yet become a link: where it stands among the pieces and among the runs. */
type Bracket = { piece: Piece; runs: number; from: number };

function readPieces(text: string, budget: MarkBudget): Piece[] {
  const pieces: Piece[] = [];
  const runs: Run[] = [];
  const brackets: Bracket[] = [];
  const codes = new Codes(text);
  const addresses = addressesIn(text);
  let address: { start: number; end: number } | undefined = { start: 0, end: 0 };
  let wordsFrom = 0;
  let at = 0;

  const add = (end: number): Piece => {
    if (wordsFrom < at) pieces.push(words(text.slice(wordsFrom, at)));
    const piece = words(text.slice(at, end));
    pieces.push(piece);
    at = wordsFrom = end;
    return piece;
  };

  for (let found = markFrom(text, at); found && budget.left > 0; found = markFrom(text, at)) {
    at = found.index;
    const [mark] = found;
    while (address && address.end <= at) address = addresses.next().value;
    // What belongs to an address is no mark, unless it stands at its end or in the link's own brackets.
    if (address && at > address.start && mark !== "]") {
      at = address.end;
    } else if (mark.startsWith("\\")) {
      add(at + 2).text = mark.charAt(1);
    } else if (mark.startsWith("`")) {
      const code = codes.at(at, mark.length);
      if (!code) at += mark.length;
      else {
        budget.left -= 1;
        const begins = [element("code", [{ type: "text", value: code.value }])];
        Object.assign(add(code.end), { text: "", begins });
        pieces.push({ text: "", ends: 1, begins: [] });
      }
    } else if (mark === "[") {
      brackets.push({ from: at, piece: add(at + 1), runs: runs.length });
    } else if (mark === "]") {
      const bracket = brackets.pop();
      const target = bracket && bracket.from < at - 1 ? targetAt(text, at + 1) : undefined;
      if (!bracket || !target) at += 1;
      else {
        pair(runs.splice(bracket.runs), budget);
        budget.left -= 1;
        const begins = [element("a", [], { href: target.href })];
        Object.assign(bracket.piece, { text: "", begins });
        Object.assign(add(target.end), { text: "", ends: 1 });
        // A link holds no other.
        brackets.length = 0;
      }
    } else {
      const end = at + mark.length;
      const before = text.slice(Math.max(0, at - 2), at);
      const { opens, closes } = flanks(before, text.slice(end, end + 2));
      if (opens || closes) runs.push({ piece: add(end), sign: mark.charAt(0), opens, closes });
      else at = end;
    }
  }
  at = text.length;
  if (wordsFrom < at) pieces.push(words(text.slice(wordsFrom)));
  pair(runs, budget);
  return pieces;
}

/** Looked for only where there is a mark, which may be part of one. */
function* addressesIn(text: string): Generator<{ start: number; end: number }, undefined> {
  yield* rawAddressesIn(text);
  return undefined;
}

function markFrom(text: string, at: number): RegExpExecArray | null {
  marks.lastIndex = at;
  return marks.exec(text);
}

const marks = /\\[\\*_`[\]]|`+|\*+|_+|\[|\]/g;

/**
 * Emphasis hugs its words and stands free on its other side, so that `a_b_c`, `2*3*4` and `2 * 3` are
 * what they are. Scripts that set no space between words have it between them.
 */
function flanks(before: string, after: string): { opens: boolean; closes: boolean } {
  const left = [...before].at(-1) ?? " ";
  const right = [...after].at(0) ?? " ";
  return {
    opens: !space.test(right) && !spacedWord.test(left),
    closes: !space.test(left) && !spacedWord.test(right),
  };
}

const space = /\s/;

const spacedWord =
  /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]/u;

/** Each row that closes is paired with the nearest one that opens; what lies between stays words. */
function pair(runs: Run[], budget: MarkBudget): void {
  const open: Run[] = [];
  const searched = new Map<string, number>();
  for (const run of runs) {
    while (run.closes && run.piece.text !== "" && budget.left > 0) {
      const bottom = searched.get(run.sign) ?? 0;
      let at = open.length - 1;
      while (at >= bottom && open[at]?.sign !== run.sign) at -= 1;
      const opener = at >= bottom ? open[at] : undefined;
      if (!opener) {
        searched.set(run.sign, open.length);
        break;
      }
      open.length = at + 1;
      budget.left -= 1;
      emphasise(opener.piece, run.piece);
      if (opener.piece.text === "") open.pop();
      for (const [sign, place] of searched) searched.set(sign, Math.min(place, open.length));
    }
    if (run.opens && run.piece.text !== "") open.push(run);
  }
}

function emphasise(opener: Piece, closer: Piece): void {
  const isStrong = opener.text.length > 1 && closer.text.length > 1;
  const length = isStrong ? 2 : 1;
  opener.text = opener.text.slice(length);
  closer.text = closer.text.slice(length);
  opener.begins.unshift(element(isStrong ? "strong" : "em", []));
  closer.ends += 1;
}

/** Which rows of backticks have a partner of their length, found without looking twice. */
class Codes {
  readonly #places = new Map<number, number[]>();

  constructor(readonly text: string) {
    for (const { index, 0: row } of text.matchAll(/`+/g)) {
      const places = this.#places.get(row.length) ?? [];
      places.push(index);
      this.#places.set(row.length, places);
    }
    for (const places of this.#places.values()) places.reverse();
  }

  at(start: number, length: number): { value: string; end: number } | undefined {
    const places = this.#places.get(length) ?? [];
    while ((places.at(-1) ?? Infinity) <= start) places.pop();
    const close = places.at(-1);
    if (close === undefined) return undefined;
    const inner = this.text.slice(start + length, close);
    const isPadded = /^ .* $/s.test(inner) && inner.trim() !== "";
    return { value: isPadded ? inner.slice(1, -1) : inner, end: close + length };
  }
}

/** The address in the parentheses behind a link's words, when it is one. */
function targetAt(text: string, start: number): { href: string; end: number } | undefined {
  if (text[start] !== "(") return undefined;
  let depth = 1;
  let at = start + 1;
  for (; depth > 0; at += 1) {
    const character = text[at];
    if (character === undefined || /[\s<>]/.test(character)) return undefined;
    if (character === "(" && ++depth > parenthesesMax) return undefined;
    if (character === ")") depth -= 1;
  }
  const href = text.slice(start + 1, at - 1);
  return linkable.test(href) && destinationOf(href) !== "nowhere" ? { href, end: at } : undefined;
}

/** With an end, so that a row of links never closed is not read from each of them to the last. */
const parenthesesMax = 8;
const linkable = /^(?:https?:\/\/|mailto:|\/|#)./i;

/** Properly nested by construction: what is paired lies within what is paired around it. */
function buildTree(pieces: Piece[]): ElementContent[] {
  const top: ElementContent[] = [];
  const around: ElementContent[][] = [];
  let inner = top;
  for (const { text, ends, begins } of pieces) {
    for (let left = ends; left > 0; left -= 1) inner = around.pop() ?? top;
    addWords(inner, text);
    for (const begun of begins) {
      inner.push(begun);
      around.push(inner);
      inner = begun.children;
    }
  }
  return top;
}

/** Joined with the words before, because an address may stand in both. */
function addWords(children: ElementContent[], text: string): void {
  text.split("\n").forEach((line, index) => {
    if (index > 0) children.push(element("br", []));
    const last = children.at(-1);
    if (last?.type === "text") last.value += line;
    else if (line !== "") children.push({ type: "text", value: line });
  });
}

function words(text: string): Piece {
  return { text, ends: 0, begins: [] };
}

function element(
  tagName: string,
  children: ElementContent[],
  properties: Element["properties"] = {},
): Element {
  return { type: "element", tagName, properties, children };
}
