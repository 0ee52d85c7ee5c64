import { foldLatin } from "#lib/text/slug.ts";

/**
 * One spelling for what readers take for the same word: no accents, no vowel points, no capitals, and
 * ß as ss. What goes into the index and what is looked for in it both pass through here, and nothing
 * that is shown does. Scripts without spaces are divided into their characters, so that a part of a
 * sentence is found as a phrase.
 */
export function fold(text: string): string {
  // Typographer's marks are no part of a word, and often all that an English text has beyond ASCII.
  const plain = text.replace(/[\u2000-\u206f\u00a0\u00ab\u00bb]+/g, " ");
  if (/^[\n\x20-\x7e]*$/.test(plain)) return plain.toLowerCase();
  return foldLatin(plain.replace(/[\p{Cc}\p{Co}]/gu, " "))
    .normalize("NFD")
    .replace(/(?<!и)[\u0300-\u036f]+/giu, "")
    .replace(/[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0655\u0670]+/g, "")
    .replace(/[ىیةک٠-٩۰-۹]/g, (letter) => arabic[letter] ?? letter)
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replace(unspaced, " $& ");
}

/** The words of a text in the spelling they are looked for in. */
export function foldedWords(text: string): string[] {
  return fold(text).split(betweenWords).filter(Boolean);
}

/** Each word of a text, as it is looked for, with its place in the text as it is written. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(wordCharacters)) {
    if (hasNoSpaces.test(run)) yield* characterWords(run, index);
    else yield { folded: fold(run), start: index, end: index + run.length };
  }
}

export type Word = { folded: string; start: number; end: number };

function* characterWords(run: string, start: number): Generator<Word> {
  for (const { 0: word, index } of run.matchAll(characterOrWord)) {
    const at = start + index;
    yield { folded: fold(word).trim(), start: at, end: at + word.length };
  }
}

/** The same characters as in the tokenizer of the index, less those of private use, which `place.ts` has. */
const wordCharacters = /[\p{L}\p{N}\p{M}]+/gu;
const betweenWords = /[^\p{L}\p{N}\p{M}]+/u;

const scriptsWithoutSpaces =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}";
const hasNoSpaces = new RegExp(`[${scriptsWithoutSpaces}]`, "u");
const unspaced = new RegExp(`(?=[\\p{L}\\p{N}])[${scriptsWithoutSpaces}]\\p{M}*`, "gu");
const characterOrWord = new RegExp(`${unspaced.source}|[^${scriptsWithoutSpaces}]+`, "gu");

const digits = (zero: number) =>
  Array.from({ length: 10 }, (_, digit) => [String.fromCharCode(zero + digit), String(digit)]);

/** What keyboards and countries write differently, and readers do not. */
const arabic: Readonly<Record<string, string>> = {
  ى: "ي",
  ی: "ي",
  ة: "ه",
  ک: "ك",
  ...Object.fromEntries([...digits(0x660), ...digits(0x6f0)]),
};
