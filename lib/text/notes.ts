import type { Element, Root, Text } from "hast";
import { toString } from "hast-util-to-string";
import type { Options } from "remark-rehype";
import { visit } from "unist-util-visit";
import { nameLedTo } from "#lib/text/anchors.ts";
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

/** Says to assistive technology which links lead to a note, which lead back, and where the notes are. */
export function nameParts(tree: Root): void {
  visit(tree, "element", ({ properties }) => {
    if ("dataFootnoteRef" in properties) properties.role = "doc-noteref";
    if ("dataFootnoteBackref" in properties) properties.role = "doc-backlink";
    if ("dataFootnotes" in properties) properties.role = "doc-endnotes";
  });
}

/** More notes than these, or longer ones, would not find their place in the margin. */
const hangingMax = 24;
const hangingLengthMax = 400;

/**
 * Gives each note and the first mark that leads to it the same name, by which the style sheet hangs the
 * note in the margin beside its mark. They stay one list at the end of the text: it is read there, it
 * stands there where there is no margin, and nothing is said twice.
 */
export function hangNotes(tree: Root): void {
  const section = tree.children.findLast(
    (node): node is Element => node.type === "element" && "dataFootnotes" in node.properties,
  );
  if (!section) return;
  const items = itemsOf(section);
  const marks = marksIn(tree);
  const pairs = items.map((item) => ({ item, mark: marks.get(String(item.properties.id)) }));
  if (items.length === 0 || items.length > hangingMax) return;
  if (!pairs.every(({ item, mark }) => mark && isShort(item))) return;

  section.properties.className = ["footnotes", "hanging"];
  pairs.forEach(({ item, mark }, index) => {
    for (const element of [item, mark])
      if (element) element.properties.className = [`note-${index + 1}`];
  });
}

function itemsOf(section: Element): Element[] {
  const list = section.children.find((node) => node.type === "element" && node.tagName === "ol");
  if (list?.type !== "element") return [];
  return list.children.filter((node) => node.type === "element");
}

function marksIn(tree: Root): Map<string, Element> {
  const marks = new Map<string, Element>();
  visit(tree, "element", (node) => {
    const target = nameLedTo(node);
    if ("dataFootnoteRef" in node.properties && !marks.has(target)) marks.set(target, node);
  });
  return marks;
}

/** Words alone: a table or a piece of code has no room there. */
function isShort(item: Element): boolean {
  const blocks = item.children.filter((child) => child.type === "element");
  const isWords = blocks.every(({ tagName }) => !tooWide.has(tagName));
  return isWords && toString(item).length <= hangingLengthMax;
}

const tooWide = new Set(["div", "pre", "ul", "ol", "dl", "figure", "blockquote", "table"]);

function superscript(value: string): Element {
  return { type: "element", tagName: "sup", properties: {}, children: [text(value)] };
}

function text(value: string): Text {
  return { type: "text", value };
}
