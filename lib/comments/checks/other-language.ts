import type { Check } from "../screening.ts";

/** Where the language is in doubt, nothing is said about it. */
export const otherLanguage: Check = async (_, { language, rules }) => {
  if (language === null || rules.languages.length === 0) return undefined;
  if (rules.languages.includes(language)) return undefined;
  const expected = rules.languages.map(nameOf).join(", ");
  return `Reads like ${nameOf(language)}. Expected here: ${expected}.`;
};

const names = new Intl.DisplayNames("en", { type: "language" });

function nameOf(language: string): string {
  return names.of(language) ?? language;
}
