import type { Check } from "../screening.ts";

export const manyLinks: Check = async ({ text }, { rules }) => {
  const count = text.match(/https?:\/\//gi)?.length ?? 0;
  return count > rules.linksMax ? `The text has ${count.toLocaleString("en")} links.` : undefined;
};
