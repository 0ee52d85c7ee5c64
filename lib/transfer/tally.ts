/** What is counted while an import runs. A batch has its own, added to the whole once it is stored. */
export type Tally = {
  /** How often each thing stands in the file, under keys such as `status publish`. */
  found: Map<string, number>;
  brought: Map<string, Brought>;
  leftOut: Map<string, Mention>;
  notes: Map<string, Mention>;
};

export type Brought = { added: number; here: number };
/** How often something was met, and where the first times. */
export type Mention = { count: number; places: Place[] };
export type Place = { line: number; text?: string };

const placesMax = 20;

export function newTally(): Tally {
  return { found: new Map(), brought: new Map(), leftOut: new Map(), notes: new Map() };
}

export function countFound(tally: Tally, key: string, count = 1): void {
  tally.found.set(key, (tally.found.get(key) ?? 0) + count);
}

export function countBrought(tally: Tally, key: string, outcome: keyof Brought): void {
  const row = tally.brought.get(key) ?? { added: 0, here: 0 };
  row[outcome] += 1;
  tally.brought.set(key, row);
}

export function leaveOut(tally: Tally, reason: string, place: Place): void {
  mention(tally.leftOut, reason, { count: 1, places: [place] });
}

export function note(tally: Tally, sentence: string, place: Place): void {
  mention(tally.notes, sentence, { count: 1, places: [place] });
}

export function addTally(whole: Tally, part: Tally): void {
  for (const [key, count] of part.found) whole.found.set(key, (whole.found.get(key) ?? 0) + count);
  for (const [key, { added, here }] of part.brought) {
    const row = whole.brought.get(key) ?? { added: 0, here: 0 };
    whole.brought.set(key, { added: row.added + added, here: row.here + here });
  }
  for (const [key, mentioned] of part.leftOut) mention(whole.leftOut, key, mentioned);
  for (const [key, mentioned] of part.notes) mention(whole.notes, key, mentioned);
}

function mention(mentions: Map<string, Mention>, key: string, { count, places }: Mention): void {
  const known = mentions.get(key) ?? { count: 0, places: [] };
  mentions.set(key, {
    count: known.count + count,
    places: [...known.places, ...places].slice(0, placesMax),
  });
}
