/** The number of a row as an address or a form gives it; `undefined` for anything that is none. */
export function readId(value: unknown): number | undefined {
  return typeof value === "string" && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}
