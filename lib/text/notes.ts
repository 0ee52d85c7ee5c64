import type { Element, Root, Text } from "hast";
import type { Options } from "remark-rehype";
import { visit } from "unist-util-visit";
import { directionOf } from "#lib/words/direction.ts";
import { inDigits } from "#lib/words/numbers.ts";
import { wordsIn } from "#lib/words/words.ts";

/** How footnotes are named in a language. */
export function notesIn(language: string): Options {
  const { body } = wordsIn(language);
  return {
    // The dot keeps the notes' ids apart from those of headings, which never have one.
    clobberPrefix: "note.",
    footnoteLabel: body.footnotes,
    footnoteLabelProperties: {},
    footnoteBackContent: (_, repetition) => [
      text(directionOf(language) === "rtl" ? "↪" : "↩"),
      ...(repetition > 1 ? [superscript(inDigits(repetition, language))] : []),
    ],
    footnoteBackLabel: (index, repetition) => {
      const note = inDigits(index + 1, language);
      return body.backToReference(
        repetition > 1 ? `${note}-${inDigits(repetition, language)}` : note,
      );
    },
  };
}

/** Puts the number of a note into the language's own digits, as the list of notes has them. */
export function numberNotes(tree: Root, language: string): void {
  visit(tree, "element", ({ properties, children: [number] }) => {
    if (!("dataFootnoteRef" in properties) || number?.type !== "text") return;
    number.value = inDigits(Number(number.value), language);
  });
}

function superscript(value: string): Element {
  return { type: "element", tagName: "sup", properties: {}, children: [text(value)] };
}

function text(value: string): Text {
  return { type: "text", value };
}
