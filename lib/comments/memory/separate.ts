import { bucketCount } from "./buckets.ts";

/** A decided comment, as far as it is learnt from. */
export type Lesson = { buckets: Uint16Array; isSpam: boolean };

/** What weighs for spam is above zero. The last weight is that of every comment alike. */
export type Weights = Float64Array;

const rounds = 10;
const settled = 1e-3;
const biasAt = bucketCount;

/**
 * Finds the weights that keep the two kinds apart with the widest margin: a linear support vector
 * machine, by dual coordinate descent (Hsieh et al., 2008, algorithm 1, with the squared loss). Spam
 * and what is not count alike, however many there are of each. The same lessons in the same order
 * always give the same weights. Yields after every few, so that nobody waits for all of it.
 */
export function* separate(lessons: readonly Lesson[]): Generator<void, Weights> {
  const weights = new Float64Array(bucketCount + 1);
  const shares = new Float64Array(lessons.length);
  const spam = lessons.filter(({ isSpam }) => isSpam).length;
  const looseness = (count: number) => count / lessons.length;
  const slack = { spam: looseness(spam), approved: looseness(lessons.length - spam) };
  const order = lessons.map((_, place) => place);
  const random = numbers();

  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    let largest = 0;
    for (const [count, place] of order.entries()) {
      if (count % lessonsAtOnce === 0) yield;
      const lesson = lessons[place];
      if (!lesson) continue;
      const side = lesson.isSpam ? 1 : -1;
      const give = lesson.isSpam ? slack.spam : slack.approved;
      const share = shares[place] ?? 0;
      // A comment's own numbers have the length 1, and the one that all have is 1 more.
      const wanted =
        share - (side * weigh(weights, lesson.buckets) - 1 + give * share) / (2 + give);
      const change = Math.max(0, wanted) - share;
      if (change === 0) continue;
      shares[place] = share + change;
      add(weights, lesson.buckets, side * change);
      largest = Math.max(largest, Math.abs(change));
    }
    if (largest < settled) break;
  }
  return weights;
}

/** How far a comment is on the side of spam. Long ones count no more than short ones. */
export function weigh(weights: Weights, buckets: Uint16Array): number {
  let sum = 0;
  for (const bucket of buckets) sum += weights[bucket] ?? 0;
  return sum * lengthOne(buckets) + weightOfNothing(weights);
}

export function weightOfNothing(weights: Weights): number {
  return weights[biasAt] ?? 0;
}

function lengthOne(buckets: Uint16Array): number {
  return buckets.length === 0 ? 0 : 1 / Math.sqrt(buckets.length);
}

const lessonsAtOnce = 200;

function add(weights: Weights, buckets: Uint16Array, change: number): void {
  const each = change * lengthOne(buckets);
  for (const bucket of buckets) weights[bucket] = (weights[bucket] ?? 0) + each;
  weights[biasAt] = (weights[biasAt] ?? 0) + change;
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [here, there] = [order[at] ?? 0, order[other] ?? 0];
    order[at] = there;
    order[other] = here;
  }
}

/** The same numbers every time (Numerical Recipes' generator): chance has no part in what is learnt. */
function numbers(): () => number {
  let seed = 20_261_123;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}
