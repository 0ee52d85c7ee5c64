import { readableText } from "#lib/text/readable-text.ts";

const wordsPerMinute = 230;

/** Words as a reader counts them, in scripts without spaces too. */
export function countWords(html: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(readableText(html))) if (isWordLike) count += 1;
  return count;
}

/** Whole minutes, never less than one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute));
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
