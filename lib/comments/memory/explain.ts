import type { Learnt } from "./learn.ts";
import { weigh, type Weights } from "./separate.ts";
import { bucketsOf, readSigns, type Sign, type Writing } from "./signs.ts";

const signsShown = 5;

/**
 * Why a comment reads like spam, as a sentence for the moderator; undefined when it does not, or when
 * there is no word, name or link to show for it.
 */
export function explainSpam(learnt: Learnt, writing: Writing): string | undefined {
  const signs = readSigns(writing);
  if (weigh(learnt.weights, bucketsOf(signs)) <= learnt.threshold) return undefined;
  const strongest = rankSigns(learnt.weights, signs);
  if (strongest.every(({ sign }) => sign.kind === "shape")) return undefined;
  const shown = new Set(strongest.map(({ sign }) => show(sign)));
  const because = [...shown].slice(0, signsShown).join(", ");
  return `Reads like comments marked as spam here before: ${because}.`;
}

/** The signs that weigh for spam, the heaviest first. A letter alone says nothing to a reader. */
export function rankSigns(weights: Weights, signs: Sign[]): { sign: Sign; weight: number }[] {
  return signs
    .filter(({ kind, shown }) => kind !== "word" || shown.length > 1)
    .map((sign) => ({ sign, weight: weightOf(weights, sign) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

export function weightOf(weights: Weights, { buckets }: Sign): number {
  return buckets.reduce((sum, bucket) => sum + (weights[bucket] ?? 0), 0);
}

export function show({ kind, shown }: Pick<Sign, "kind" | "shown">): string {
  switch (kind) {
    case "word":
      return `“${shown}”`;
    case "name":
      return `“${shown}” in the name`;
    case "host":
    case "shape":
      return shown;
  }
}
