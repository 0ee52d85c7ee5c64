/** Digits as the language writes them, such as Eastern Arabic ones in `ar-EG`. */
export function inDigits(number: number, language: string): string {
  return new Intl.NumberFormat([language, "en"]).format(number);
}

/** Unicode's name of those digits: `latn`, `arab`, `deva`… Lists are numbered in them by the styles. */
export function numeralsOf(language: string): string {
  return new Intl.NumberFormat([language, "en"]).resolvedOptions().numberingSystem;
}
