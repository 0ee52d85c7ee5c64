import { foldLatin } from "#lib/text/slug.ts";

/**
 * One spelling for what readers take for the same word: no accents, no vowel points, no capitals, and
 * ß as ss. What goes into the index and what is looked for in it both pass through here, and nothing
 * that is shown does. Scripts without spaces are divided into their characters, so that a part of a
 * sentence is found as a phrase.
 */
export function fold(text: string): string {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return foldLatin(text.replace(/\p{Cc}/gu, " "))
    .normalize("NFD")
    .replace(/(?<!и)[\u0300-\u036f]+/giu, "")
    .replace(/[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0655\u0670]+/g, "")
    .replace(/[ىیةک٠-٩۰-۹]/g, (letter) => arabic[letter] ?? letter)
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replace(unspaced, " $& ");
}

/** Each word of a text, as it is written and as it is looked for, with its place. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: written, index } of text.matchAll(word)) {
    yield { folded: fold(written).trim(), start: index, end: index + written.length };
  }
}

export type Word = { folded: string; start: number; end: number };

const scriptsWithoutSpaces =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}";

const unspaced = new RegExp(`(?=[\\p{L}\\p{N}])[${scriptsWithoutSpaces}]\\p{M}*`, "gu");

/** The same characters as in the tokenizer of the index, one at a time where the script has no spaces. */
const word = new RegExp(
  `${unspaced.source}|(?:(?![${scriptsWithoutSpaces}])[\\p{L}\\p{N}\\p{M}\\p{Co}])+`,
  "gu",
);

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
