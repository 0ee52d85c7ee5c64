import type { Check } from "../screening.ts";

/** Where no script measured the time, nothing is said about it. */
export const filledFast: Check = async ({ evidence }, { rules }) => {
  const filledInMs = evidence?.filledInMs;
  if (filledInMs === undefined || filledInMs >= rules.minimumSeconds * 1_000) return undefined;
  const seconds = (filledInMs / 1_000).toFixed(1);
  return `The form was filled in ${seconds} seconds after it was opened.`;
};
