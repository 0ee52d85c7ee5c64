const lengthMax = 35;

/** The code of a language in its usual spelling, such as `pt-BR`; `undefined` when it is not one. */
export function readLanguage(typed: string): string | undefined {
  const code = typed.trim();
  if (code.length > lengthMax) return undefined;
  try {
    const canonical = Intl.getCanonicalLocales(code)[0];
    // "English" has the form of a code too, but no language has one of more than three letters.
    return canonical && new Intl.Locale(canonical).language.length <= 3 ? canonical : undefined;
  } catch {
    return undefined;
  }
}
