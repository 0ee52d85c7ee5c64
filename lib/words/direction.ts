import { numeralsOf } from "./numbers.ts";

export type Direction = "ltr" | "rtl";

/** The scripts written from right to left that are in use today (Unicode's script metadata). */
const rightToLeft = new Set([
  "Adlm",
  "Arab",
  "Hebr",
  "Mand",
  "Nkoo",
  "Rohg",
  "Samr",
  "Syrc",
  "Thaa",
]);

/** The direction in which a language is written, by the script it is most often written in. */
export function directionOf(language: string): Direction {
  const { script } = new Intl.Locale(language).maximize();
  return script && rightToLeft.has(script) ? "rtl" : "ltr";
}

/**
 * The attributes of an element whose text is in a language of its own; none where it has none. The
 * styles number lists by the digits that `data-numerals` names.
 */
export function inLanguage(language: string | null): {
  lang?: string;
  dir?: Direction;
  "data-numerals"?: string;
} {
  if (!language) return {};
  return { lang: language, dir: directionOf(language), "data-numerals": numeralsOf(language) };
}
