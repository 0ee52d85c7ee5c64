import { directionOf } from "#lib/words/direction.ts";
import { momentIn } from "#lib/words/dates.ts";
import { isSpoken } from "#lib/words/words.ts";

/** What follows for readers from a publication's language, for its owner. */
export function describeLanguage(
  { language, timeZone }: { language: string; timeZone: string },
  now = new Date(),
): string {
  const name = names.of(language) ?? language;
  const direction = directionOf(language) === "rtl" ? "right to left" : "left to right";
  const words = isSpoken(language)
    ? "The words of the interface are in it too."
    : "The words of the interface are in English: nobody has written them in it yet.";
  const date = momentIn({ language, timeZone }, now);
  return `Now ${name}, written from ${direction}, with dates like this: ${date}. ${words}`;
}

const names = new Intl.DisplayNames("en", { type: "language" });
