import { readableText } from "#lib/text/readable-text.ts";

/** The beginning of a text as one plain line, ending at a word and never inside a character. */
export function excerpt(html: string, lengthMax: number): string {
  const text = readableText(html);
  if (text.length <= lengthMax) return text;
  return `${shorten(text, lengthMax - 1)}…`;
}

function shorten(text: string, lengthMax: number): string {
  const cut = wholeCharacters(text, lengthMax);
  if (/\s/.test(text.charAt(cut.length))) return cut.trimEnd();
  const lastSpace = cut.lastIndexOf(" ");
  // A script without spaces, or one endless word, is cut where the room ends.
  const atWord = lastSpace > lengthMax / 2 ? cut.slice(0, lastSpace) : cut;
  return atWord.replace(/[\s,;:–—-]+$/, "");
}

function wholeCharacters(text: string, lengthMax: number): string {
  let end = 0;
  for (const { index, segment } of segmenter.segment(text.slice(0, lengthMax + longestCharacter))) {
    if (index + segment.length > lengthMax) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Enough room behind the cut to see whether it falls inside a family emoji. */
const longestCharacter = 64;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
