import { separate, weigh, weightOfNothing, type Lesson, type Weights } from "./separate.ts";

/** What was learnt: how much each sign weighs, and from which sum on a comment reads like spam. */
export type Learnt = { weights: Weights; threshold: number; approved: number; spam: number };

/** Below so many decisions of each kind nothing is said. */
export const approvedMin = 50;
export const spamMin = 20;

/** Of a hundred comments that would be approved, at most so many are to be named. */
const wrongInHundred = 1;
const parts = 5;
/**
 * Where all that was approved is much alike, anything new lies far above it without being like spam.
 * So the threshold is never further below a comment in which nothing is known than this, a tenth of
 * the distance that spam is to keep from the middle.
 */
const strangeness = 0.1;

/**
 * Learns from decided comments; undefined while there are too few.
 *
 * The threshold is set by comments that the weights were not learnt from: each fifth of the lessons is
 * weighed by what the other four teach, and the approved ones show how high a comment that is no spam
 * can come. The place in their order is the one of conformal prediction (Vovk et al., 2005), which
 * counts the next comment in: as long as comments go on as they were, the share that is named wrongly
 * is, on average, no more than wanted. From fewer than 99 approved comments that cannot be had, and the highest
 * of them is taken.
 */
export function* learn(lessons: readonly Lesson[]): Generator<void, Learnt | undefined> {
  const spam = lessons.filter(({ isSpam }) => isSpam).length;
  const approved = lessons.length - spam;
  if (approved < approvedMin || spam < spamMin) return undefined;

  const sums: number[] = [];
  for (let part = 0; part < parts; part += 1) {
    const others = lessons.filter((_, place) => place % parts !== part);
    const weights = yield* separate(others);
    for (const [place, { isSpam, buckets }] of lessons.entries()) {
      if (place % parts === part && !isSpam) sums.push(weigh(weights, buckets));
    }
  }
  sums.sort((a, b) => b - a);
  const weights = yield* separate(lessons);
  const place = Math.max(0, Math.floor((wrongInHundred / 100) * (approved + 1)) - 1);
  const threshold = Math.max(sums[place] ?? Infinity, weightOfNothing(weights) - strangeness);
  return { weights, threshold, approved, spam };
}
