type Range = { label: string; min: number; max: number };

/** Digits with commas or spaces between the thousands, as the sentences here write them. */
export function readNumber(typed: string, { min, max }: Range): number | undefined {
  const digits = typed.normalize("NFKC").replace(/[\s,]/g, "");
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
  return value >= min && value <= max ? value : undefined;
}

/** What to do where a number could not be read. */
export function remedyOf({ label, min, max }: Range): string {
  const [least, most] = [min, max].map((number) => number.toLocaleString("en"));
  return `${label} must be a whole number from ${least} to ${most}.`;
}
