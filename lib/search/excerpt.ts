import { foldedWords, wordsOf, type Word } from "./fold.ts";
import type { Term } from "./query.ts";

/** A piece of a text, and whether it is what was looked for. */
export type Piece = { text: string; isMarked: boolean };

/** A text shown with what was found in it marked. */
export function mark(text: string, terms: Term[]): Piece[] {
  return cut(text, findTerms(text, terms), { start: 0, end: text.length });
}

/**
 * So much of a text as shows what was found: where the most of the terms stand together, or its
 * beginning where none does.
 */
export function excerptOf(text: string, terms: Term[]): { pieces: Piece[]; isFound: boolean } {
  const searched = text.slice(0, searchedLengthMax);
  const places = findTerms(searched, terms);
  const span = spanAround(searched, bestStart(places));
  const pieces = cut(searched, places, span);
  if (span.start > 0) pieces.unshift({ text: "… ", isMarked: false });
  if (span.end < text.length) pieces.push({ text: " …", isMarked: false });
  return { pieces, isFound: places.length > 0 };
}

/** How often each of the terms stands in a text, and how many words it has. */
export function countTerms(text: string, terms: Term[]): { counts: number[]; length: number } {
  const words = foldedWords(text);
  const counts = terms.map((term) => {
    let count = 0;
    for (let index = 0; index < words.length; index += 1) {
      if (standsAt(words, index, term)) count += 1;
    }
    return count;
  });
  return { counts, length: words.length };
}

type Place = { term: number; start: number; end: number };
type Span = { start: number; end: number };

const excerptLengthMax = 260;
/** How much is shown before the first mark, so that it is met in the middle of a sentence. */
const leadLengthMax = 70;
/** Nobody waits for the end of a book. */
const searchedLengthMax = 50_000;

function findTerms(text: string, terms: Term[]): Place[] {
  return [...placesIn([...wordsOf(text)], terms)];
}

function* placesIn(words: Word[], terms: Term[]): Generator<Place> {
  const folded = words.map((word) => word.folded);
  for (const [index, { start }] of words.entries()) {
    for (const [place, term] of terms.entries()) {
      const last = words[index + term.words.length - 1];
      if (last && standsAt(folded, index, term)) yield { term: place, start, end: last.end };
    }
  }
}

function standsAt(words: string[], index: number, { words: wanted, isPrefix }: Term): boolean {
  return wanted.every((word, offset) => {
    const found = words[index + offset] ?? "";
    const mayGoOn = isPrefix && offset === wanted.length - 1;
    return mayGoOn ? found.startsWith(word) : found === word;
  });
}

/** Where the window begins that holds the most different terms; the first of several. */
function bestStart(places: Place[]): number {
  let best = { start: 0, count: 0 };
  for (const [index, { start }] of places.slice(0, startsMax).entries()) {
    const seen = new Set<number>();
    for (let at = index; at < places.length; at += 1) {
      const place = places[at];
      if (!place || place.end > start + excerptLengthMax - leadLengthMax) break;
      seen.add(place.term);
    }
    if (seen.size > best.count) best = { start, count: seen.size };
  }
  return best.start;
}

const startsMax = 100;

function spanAround(text: string, at: number): Span {
  const start = at <= leadLengthMax ? 0 : afterSpace(text, at - leadLengthMax, at);
  const end = start + excerptLengthMax;
  return { start, end: end >= text.length ? text.length : beforeSpace(text, start, end) };
}

function afterSpace(text: string, from: number, before: number): number {
  const space = text.slice(from, before).search(/\s/);
  return space < 0 ? wholeCharacter(text, from) : from + space + 1;
}

function beforeSpace(text: string, after: number, until: number): number {
  const space = text.lastIndexOf(" ", until);
  return space > after + excerptLengthMax / 2 ? space : wholeCharacter(text, until);
}

/** A character outside the first plane takes two places, and half of one is none. */
function wholeCharacter(text: string, place: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(place)) ? place + 1 : place;
}

function cut(text: string, places: Place[], { start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  let done = start;
  for (const place of places) {
    if (place.start < done || place.end > end) continue;
    pieces.push({ text: text.slice(done, place.start), isMarked: false });
    pieces.push({ text: text.slice(place.start, place.end), isMarked: true });
    done = place.end;
  }
  pieces.push({ text: text.slice(done, end), isMarked: false });
  return pieces.filter((piece) => piece.text !== "");
}
