import { arabic } from "./ar.ts";
import { english } from "./en.ts";
import { voiceOf, type Voice } from "./voice.ts";

/**
 * Every word of the interface in one language. A phrase is a string, or a function of what it speaks
 * of; a section whose phrases speak of numbers is made with the language's voice. A language that
 * lacks a phrase does not compile.
 */
export type Words = ReturnType<typeof english>;

const catalogue: Record<string, (voice: Voice) => Words> = { en: english, ar: arabic };

const spoken = new Map<string, Words>();

/** The words in a language such as `ar` or `pt-BR`; English where nobody has written them yet. */
export function wordsIn(language: string): Words {
  const known = spoken.get(language);
  if (known) return known;
  const { words, voice } = findWords(language);
  const made = words(voice);
  spoken.set(language, made);
  return made;
}

/** Whether the interface speaks this language, in whichever of its regions. */
export function isSpoken(language: string): boolean {
  return catalogue[baseOf(language)] !== undefined;
}

function findWords(language: string): { words: (voice: Voice) => Words; voice: Voice } {
  const words = catalogue[baseOf(language)];
  return words ? { words, voice: voiceOf(language) } : { words: english, voice: voiceOf("en") };
}

function baseOf(language: string): string {
  return new Intl.Locale(language).language;
}
