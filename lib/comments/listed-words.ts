import { skeleton } from "./skeleton.ts";

/**
 * Those of the listed words and phrases that a text has: whole words, in any case, with or without
 * accents, and also where letters were put in place of others that look alike.
 */
export function findListed(text: string, listed: string[]): string[] {
  if (listed.length === 0) return [];
  const looked = asLooked(text);
  return listed.filter((entry) => {
    const words = asLooked(entry);
    return words.trim() !== "" && looked.includes(unspaced.test(entry) ? words.trim() : words);
  });
}

/** Whether there is anything in an entry of the list that could be found. */
export function isFindable(entry: string): boolean {
  return asLooked(entry).trim() !== "";
}

/** Each word as the eye has it, with a space on either side, so that only whole ones are found. */
function asLooked(text: string): string {
  const words = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  return ` ${words.map(skeleton).filter(Boolean).join(" ")} `;
}

/** Alphabets whose words stand without a space between them. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
