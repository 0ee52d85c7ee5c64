/** Names that begin with the same letter; `letter` is empty for signs and numbers. */
export type LetterGroup<T> = { letter: string; entries: T[] };

/** Names in the order of a language, under the letters that this language tells apart. */
export function byLetter<T extends { name: string }>(
  entries: T[],
  language: string,
): LetterGroup<T>[] {
  const order = new Intl.Collator(language, { numeric: true });
  const alike = new Intl.Collator(language, { sensitivity: "base" });
  const groups: LetterGroup<T>[] = [];
  for (const entry of [...entries].sort((a, b) => order.compare(a.name, b.name))) {
    const letter = firstLetter(entry.name, language, alike);
    const group = groups.find((known) => alike.compare(known.letter, letter) === 0);
    if (group) group.entries.push(entry);
    else groups.push({ letter, entries: [entry] });
  }
  return groups;
}

/** É stands under E in French; Å has a place of its own in Swedish. */
function firstLetter(name: string, language: string, alike: Intl.Collator): string {
  const [first = ""] = Array.from(segmenter.segment(name.trim()), ({ segment }) => segment);
  if (!/^\p{L}/u.test(first)) return "";
  const letter = first.toLocaleUpperCase(language);
  const bare = letter.normalize("NFD").replace(/\p{M}+/gu, "");
  return alike.compare(bare, letter) === 0 ? bare : letter;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
