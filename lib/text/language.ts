const lengthMax = 35;

/** The code of a language in its usual spelling, such as `pt-BR`; `undefined` when it is not one. */
export function readLanguage(typed: string): string | undefined {
  const code = typed.trim();
  if (code.length > lengthMax) return undefined;
  try {
    return Intl.getCanonicalLocales(code)[0];
  } catch {
    return undefined;
  }
}
