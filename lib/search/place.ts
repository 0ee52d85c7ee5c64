/**
 * What a search can be narrowed to, as words of the index beside those of the text: it then gives out,
 * of a common word, only what is of that year or under that tag. A character of private use begins
 * them, which no folded text has, so that they are not found by typing them.
 */
export type Place = {
  posts?: number[];
  tags?: number[];
  authors?: number[];
  years?: number[];
  /** What became of a comment, by its number in `commentStatuses`. Only moderators ask for that. */
  standings?: number[];
};

/** The words of a place as they are stored. */
export function placeTokens(place: Place): string {
  return tokensOf(place).flat().join(" ");
}

/** A match that holds at a place alone; of several posts or tags any one will do. */
export function matchPlace(match: string, place: Place): string {
  const places = tokensOf(place).map((tokens) => tokens.map((token) => `"${token}"`).join(" OR "));
  return [match, ...places].map((part) => `(${part})`).join(" AND ");
}

/** The year it is in any time zone: around its turn, some are in the next one. */
export function yearsOf(at: Date): number[] {
  const years = [-zoneMaxMs, zoneMaxMs].map((zone) => new Date(+at + zone).getUTCFullYear());
  return [...new Set(years)];
}

/** No zone's clocks are further from UTC. */
const zoneMaxMs = 14 * 3_600_000;

/** Nowhere is a place of its own, so that looking for what has no author or tag finds nothing. */
function tokensOf(place: Place): string[][] {
  return Object.entries(place).map(([kind, numbers]) =>
    (numbers.length > 0 ? numbers : [0]).map((number) => `\ue000${kind}${number}`),
  );
}
