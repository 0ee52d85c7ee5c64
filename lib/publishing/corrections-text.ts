import type { Correction } from "#lib/posts/corrections.ts";
import type { Publication } from "#lib/settings/publication.ts";
import { renderNote } from "#lib/text/render-note.ts";
import { wordsIn } from "#lib/words/words.ts";

/** A post's corrections as feeds carry them, before its text, as on its page. */
export function correctionsText(
  corrections: Correction[],
  { language, timeZone }: Pick<Publication, "language" | "timeZone">,
): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone });
  const { text } = wordsIn(language);
  return corrections
    .map(({ text: note, publishedAt }) => {
      const label = `${text.correction} ${day.format(publishedAt)}`;
      return `<p><strong>${label}</strong></p>${renderNote(note)}`;
    })
    .join("");
}
