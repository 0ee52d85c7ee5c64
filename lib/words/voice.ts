/** How a language says numbers, for the phrases that speak of some. */
export type Voice = {
  /** In the digits that the publication's language writes: Eastern Arabic ones in `ar-EG`. */
  number(number: number): string;
  /** Which of a phrase's forms goes with a number: English has two, Arabic six. */
  form(number: number): Intl.LDMLPluralRule;
};

export function voiceOf(language: string): Voice {
  const numbers = new Intl.NumberFormat([language, "en"]);
  const forms = new Intl.PluralRules([language, "en"]);
  return {
    number: (number) => numbers.format(number),
    form: (number) => forms.select(number),
  };
}
