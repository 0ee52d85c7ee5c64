import { findListed } from "../listed-words.ts";
import type { Check } from "../screening.ts";

export const listedWords: Check = async ({ text, name, site }, { rules }) => {
  const found = findListed([text, name, site ?? ""].join("\n\n"), rules.words);
  if (found.length === 0) return undefined;
  const shown = found.slice(0, shownMax).map((word) => `“${word}”`);
  const more = found.length - shown.length;
  return `Has ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""} from the list of words.`;
};

const shownMax = 5;
