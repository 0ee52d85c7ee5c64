import type { Check } from "../screening.ts";

export const manyLinks: Check = async ({ text }, { limits }) => {
  const count = text.match(/https?:\/\//gi)?.length ?? 0;
  return count > limits.linksMax ? `The text has ${count} links.` : undefined;
};
