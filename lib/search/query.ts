import { wordsOf } from "./fold.ts";

/** A word, or several that stand side by side, in the spelling of the index. */
export type Term = { words: string[]; isPrefix: boolean };

export type Query =
  /** Nothing was asked. */
  | { kind: "blank" }
  | { kind: "too-long"; length: number }
  /** Something was typed, and there is no letter or digit in it. */
  | { kind: "wordless" }
  /** `leftOut` is how many words are more than are looked for at once. */
  | { kind: "ready"; terms: Term[]; leftOut: number };

export const queryLengthMax = 200;
/** Ten words find their text among millions; each more only costs. */
export const termsMax = 10;
/** Shorter beginnings are those of half the language, and stand in no index of beginnings. */
const prefixLengthMin = 3;

/**
 * Reads what a person typed: words, "phrases" in any country's quotation marks, and the last word as
 * the beginning of one. Nothing in it is an operator, so nothing in it can be an error.
 */
export function readQuery(typed: string): Query {
  const length = [...typed].length;
  if (typed.trim() === "") return { kind: "blank" };
  if (length > queryLengthMax) return { kind: "too-long", length };

  const terms = once(readTerms(typed));
  if (terms.length === 0) return { kind: "wordless" };
  const kept = longest(terms);
  return { kind: "ready", terms: kept, leftOut: terms.length - kept.length };
}

/** The same in the language of FTS5, where every word is quoted and so means nothing but itself. */
export function matchAll(terms: Term[]): string {
  return terms
    .map(({ words, isPrefix }) => `"${words.join(" ")}"${isPrefix ? "*" : ""}`)
    .join(" AND ");
}

function readTerms(typed: string): Term[] {
  const terms: Term[] = [];
  let end = 0;
  for (const { 0: quoted, index } of typed.matchAll(phrase)) {
    terms.push(...readWords(typed.slice(end, index)), ...termOf(quoted));
    end = index + quoted.length;
  }
  const last = readWords(typed.slice(end));
  const final = last.at(-1);
  if (final) last.splice(-1, 1, { ...final, isPrefix: isBeginning(final) });
  return [...terms, ...last];
}

/** What stands between two spaces belongs together: "don't" and "e-mail" are phrases of their own. */
function readWords(text: string): Term[] {
  return text.split(/\s+/).flatMap(termOf);
}

function termOf(text: string): Term[] {
  const words = [...wordsOf(text)].map(({ folded }) => folded).filter(Boolean);
  return words.length > 0 ? [{ words, isPrefix: false }] : [];
}

function isBeginning({ words }: Term): boolean {
  const last = words.at(-1) ?? "";
  return [...last].length >= prefixLengthMin;
}

function once(terms: Term[]): Term[] {
  const byWords = new Map(terms.map((term) => [term.words.join(" "), term]));
  return [...byWords.values()];
}

/** The longest are the rarest, as a rule, and the rare ones decide. */
function longest(terms: Term[]): Term[] {
  const lengthOf = ({ words }: Term) => words.join(" ").length;
  const kept = new Set([...terms].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, termsMax));
  return terms.filter((term) => kept.has(term));
}

const phrase = /"[^"]*"|[“”„‟][^“”„‟]*[“”„‟]|«[^«»]*»|»[^«»]*«|「[^」]*」|『[^』]*』/gu;
