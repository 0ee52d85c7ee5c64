/** What stands for a name where a picture would: its initials, and one of a few tones. */
export type Monogram = { initials: string; tone: number };

export const toneCount = 6;

/** Made from the name alone: the same name has the same one, whoever types it, and nobody is asked. */
export function monogram(name: string): Monogram {
  return { initials: initialsOf(name), tone: toneOf(name) };
}

function initialsOf(name: string): string {
  const words = name.split(/[\s\u00a0_.,/|+&–—-]+/u).map(firstLetter);
  const letters = words.filter((letter) => letter !== undefined);
  const [first] = letters;
  // Of a name without a letter, whatever it begins with.
  if (first === undefined) return graphemes(name)[0] ?? "";
  const last = letters.at(-1);
  // Letters of a script that joins them would make a word of two, and a wide one fills the room.
  const isOne = letters.length === 1 || last === undefined || isAlone.test(first + last);
  return isOne ? first : first + last;
}

/** A letter with all its marks; in the case in which its owner writes it. */
function firstLetter(word: string): string | undefined {
  return graphemes(word).find((grapheme) => /[\p{L}\p{N}]/u.test(grapheme));
}

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text.slice(0, lookedAtMax)), ({ segment }) => segment);
}

const lookedAtMax = 80;
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

const isAlone =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{M}\p{N}]/u;

function toneOf(name: string): number {
  let sum = 0;
  for (const character of name.normalize("NFKC").toLowerCase()) {
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  }
  return sum % toneCount;
}
