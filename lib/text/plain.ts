/** One form for every text that enters: composed characters, and a line feed for every line end. */
export function normalise(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC");
}

/** Whether a reader would see nothing: spaces, characters without shape, marks without a letter. */
export function isBlank(text: string): boolean {
  return invisible.test(text);
}

/**
 * Whether a normalised text holds what no person types and XML cannot carry. Such a text is refused,
 * not repaired: dropping a NUL silently could join two halves that were checked apart.
 */
export function hasForbiddenCharacters(text: string): boolean {
  return text.search(forbidden) !== -1;
}

/** For texts that were stored elsewhere and can only be shown, not refused. */
export function withoutForbiddenCharacters(text: string): string {
  return text.replace(forbidden, "");
}

// U+2800 is the empty braille cell, which counts as a symbol although it shows nothing.
const invisible = /^[\s\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

// The two noncharacters at the end are not control characters, but no XML feed may contain them.
const forbidden = /[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu;
