import { arabic } from "./ar.ts";
import { english } from "./en.ts";

/**
 * Every word of the interface in one language. A phrase is a string, or a function of what it speaks
 * of; numbers and dates in it are put into words by `Intl`. A language that lacks a phrase does not
 * compile.
 */
export type Words = typeof english;

const catalogue: Record<string, Words> = { en: english, ar: arabic };

/** The words in a language such as `ar` or `pt-BR`; English where nobody has written them yet. */
export function wordsIn(language: string): Words {
  return catalogue[new Intl.Locale(language).language] ?? english;
}
