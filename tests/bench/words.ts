const syllables =
  "ka to ri ne su la mo ven dar it or pel ur shi bo quen fal gra ed ing tas mel ov ent".split(" ");
const vocabulary = 40_000;

/** The word of a rank, always the same one. */
export function wordAt(rank: number): string {
  let word = "";
  for (let rest = rank + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length)) {
    word += syllables[rest % syllables.length];
  }
  return word;
}

/** Up to each rank, how often all words to there are used. */
const sums: number[] = [];
for (let rank = 0; rank < vocabulary; rank += 1) sums.push((sums.at(-1) ?? 0) + 1 / (rank + 1));

/** Words as often as their rank says (Zipf): the first in nearly every text, most in few. */
export function text(length: number): string {
  return Array.from({ length }, () => wordAt(pick())).join(" ");
}

function pick(): number {
  const wanted = random() * (sums.at(-1) ?? 0);
  let [low, high] = [0, vocabulary - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

let seed = 20_261_101;

/** The same numbers in every run. */
export function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}
