import { lengthOf } from "./comment.ts";

/**
 * Whether one text is nearly the other, as after a correction, with other spaces or quotation marks,
 * or a sentence more. Two signals have to agree: the words stand in the same order, and they stand
 * beside the same neighbours. What somebody quotes is not what they say, and reports that differ in
 * their figures are different reports. Its time has an end, whatever the texts are.
 */
export function isNearlySame(one: string, other: string): boolean {
  if (Math.min(lengthOf(one), lengthOf(other)) < lengthMin) return false;
  const ids = new Map<string, number>();
  const whole = [readWords(one), readWords(other)] as const;
  if (whole[0].join(" ") === whole[1].join(" ")) return true;

  const own = [readWords(withoutQuotes(one)), readWords(withoutQuotes(other))] as const;
  if (Math.min(own[0].length, own[1].length) < ownWordsMin) return false;
  if (haveOtherFigures(...own)) return false;
  const [a, b] = own.map((words) => numbered(words, ids)) as [Int32Array, Int32Array];
  return standInSameOrder(a, b) && haveSameNeighbours(a, b, ids.size);
}

/** Below this, two comments are alike because there is little to say: "Thank you, that helped." */
const lengthMin = 80;
const ownWordsMin = 8;
/** More than a comment has that was written by hand. */
const wordsMax = 60_000;

/** Scripts that set no space between words have each character as one. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}][\p{L}\p{M}\p{N}]*|\p{N}[\p{L}\p{M}\p{N}]*/gu;

function readWords(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘ʼ]/g, "");
  return (plain.match(word) ?? []).slice(0, wordsMax);
}

/** Without lines that are marked as quoted, and without long passages between quotation marks. */
function withoutQuotes(text: string): string {
  return text.replace(quotedLine, "").replace(quotedPassage, "");
}

const quotedLine = /^[ \t]*>.*$/gm;
/** Up to the next mark of either side, so that one never closed is not looked for from each that opens. */
const quotedPassage = /“[^“”]{60,}”|«[^«»]{60,}»|"[^"]{60,}"/g;

/** One figure that changed in a long text may be a correction; several, or one in few words, are not. */
function haveOtherFigures(a: string[], b: string[]): boolean {
  const [onlyA, onlyB] = [figuresIn(a), figuresIn(b)];
  for (const figure of [...onlyA]) if (onlyB.delete(figure)) onlyA.delete(figure);
  const changed = Math.min(onlyA.size, onlyB.size);
  return changed > 1 || changed / Math.min(a.length, b.length) > 1 / 30;
}

function figuresIn(words: string[]): Set<string> {
  return new Set(words.filter((one) => /\p{N}/u.test(one)));
}

function numbered(words: string[], ids: Map<string, number>): Int32Array {
  return Int32Array.from(words, (one) => {
    const id = ids.get(one) ?? ids.size;
    ids.set(one, id);
    return id;
  });
}

/** Nearly all of the shorter stands in the longer, in its order, and is most of it. */
function standInSameOrder(a: Int32Array, b: Int32Array): boolean {
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (shorter / longer < likeLengthMin) return false;
  const editsMax = longer - shorter + 2 * Math.floor(shorter * (1 - sharedMin));
  const edits = countEdits(a, b, editsMax);
  return edits !== undefined && edits <= editsMax;
}

const likeLengthMin = 0.55;
const sharedMin = 0.82;

/** Words put in or taken out from one to the other (Myers), or undefined where it is not soon found. */
function countEdits(a: Int32Array, b: Int32Array, editsMax: number): number | undefined {
  const [first, second] = withoutSameEnds(a, b);
  const [n, m] = [first.length, second.length];
  if (n === 0 || m === 0) return n + m;

  const most = Math.min(editsMax, n + m, editsSearchedMax);
  const reached = new Int32Array(2 * most + 3);
  let stepsLeft = stepsMax;
  for (let edits = 0; edits <= most; edits += 1) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = diagonal + most + 1;
      const [below, above] = [reached[at - 1] ?? 0, reached[at + 1] ?? 0];
      const isDown = diagonal === -edits || (diagonal !== edits && below < above);
      let x = isDown ? above : below + 1;
      const from = x;
      while (x < n && x - diagonal < m && first[x] === second[x - diagonal]) x += 1;
      stepsLeft -= x - from + 1;
      reached[at] = x;
      if (x >= n && x - diagonal >= m) return edits;
    }
    if (stepsLeft < 0) return undefined;
  }
  return undefined;
}

const editsSearchedMax = 2_000;
const stepsMax = 5_000_000;

function withoutSameEnds(a: Int32Array, b: Int32Array): [Int32Array, Int32Array] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.subarray(start, a.length - end), b.subarray(start, b.length - end)];
}

/** Most pairs of neighbouring words of the one with fewer pairs are pairs of the other. */
function haveSameNeighbours(a: Int32Array, b: Int32Array, wordCount: number): boolean {
  const [fewer, more] = [pairsIn(a, wordCount), pairsIn(b, wordCount)].sort(
    (one, other) => one.size - other.size,
  ) as [Set<number>, Set<number>];
  let shared = 0;
  for (const pair of fewer) if (more.has(pair)) shared += 1;
  return shared / fewer.size >= neighboursMin;
}

const neighboursMin = 0.6;

function pairsIn(words: Int32Array, wordCount: number): Set<number> {
  const pairs = new Set<number>();
  for (let at = 1; at < words.length; at += 1) {
    pairs.add((words[at - 1] ?? 0) * wordCount + (words[at] ?? 0));
  }
  return pairs;
}
