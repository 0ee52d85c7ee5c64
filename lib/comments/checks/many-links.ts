import type { Check } from "../screening.ts";

export const linksMax = 20;

export const manyLinks: Check = async ({ text }) => {
  const count = text.match(/https?:\/\//gi)?.length ?? 0;
  return count > linksMax ? `The text has ${count} links.` : undefined;
};
