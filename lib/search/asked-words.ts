import { termsMax } from "./query.ts";

const lengthMax = 100;

/** What someone who followed an address may have been looking for: the words at its end. */
export function askedWords(segments: string[]): string {
  const named = segments.map((segment) => segment.replace(/\.(html?|php|aspx?)$/i, ""));
  const last = named.findLast((segment) => /\p{L}{2}/u.test(segment)) ?? "";
  const words = last.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const kept = words.slice(0, termsMax);
  while (kept.join(" ").length > lengthMax) kept.pop();
  return kept.join(" ");
}
