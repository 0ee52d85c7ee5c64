import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { visitParents } from "unist-util-visit-parents";
import { nameLedTo } from "#lib/text/anchors.ts";
import { wordsIn } from "#lib/words/words.ts";

/**
 * Footnotes in brought-over HTML have no form in common but one: a short mark that leads to a place
 * further down, which leads back. Those are marked as what they are; a list that holds nothing but
 * such places becomes the list of notes.
 */
export function recogniseNotes(tree: Root, language: string): void {
  const { places, links } = look(tree);
  const notes: Note[] = [];
  const backs = new Set<Element>();
  visitParents(tree, "element", (mark, ancestors) => {
    // The way back looks like a way there, and comes after it.
    if (backs.has(mark)) return;
    const note = noteOf(mark, ancestors.findLast(isElement), places, links);
    if (!note) return;
    notes.push(note);
    backs.add(note.back);
  });
  for (const { mark, back, label } of notes) {
    mark.properties.dataFootnoteRef = "";
    back.properties.dataFootnoteBackref = "";
    back.properties.ariaLabel = wordsIn(language).body.backToReference(label);
  }
  frameLists(tree, notes, language);
}

type Place = { element: Element; parents: Element[] };
type Places = Map<string, Place>;
/** The links that lead to a name. */
type Links = Map<string, Place[]>;
type Note = { mark: Element; back: Element; item: Element; label: string };

/** Of one name; a text with more links to it is no list of notes, and would take long to look through. */
const linksMax = 20;

function look(tree: Root): { places: Places; links: Links } {
  const places: Places = new Map();
  const links: Links = new Map();
  visitParents(tree, "element", (element, ancestors) => {
    const { id } = element.properties;
    const parents = ancestors.filter(isElement);
    if (typeof id === "string" && !places.has(id)) places.set(id, { element, parents });
    if (element.tagName !== "a") return;
    const target = nameLedTo(element);
    const others = links.get(target) ?? [];
    if (others.length < linksMax) links.set(target, [...others, { element, parents }]);
  });
  return { places, links };
}

function noteOf(
  mark: Element,
  parent: Element | undefined,
  places: Places,
  links: Links,
): Note | undefined {
  if (mark.tagName !== "a" || "dataFootnoteRef" in mark.properties) return undefined;
  const label = /^\s*[[(]?(\d{1,3}|[*†‡§]{1,3})[\])]?\s*$/.exec(toString(mark))?.[1];
  const place = label === undefined ? undefined : places.get(nameLedTo(mark));
  if (label === undefined || !place) return undefined;

  const item = holderOf(place);
  const names = [mark, parent].map((element) => element?.properties.id);
  const back = names
    .flatMap((name) => (typeof name === "string" ? (links.get(name) ?? []) : []))
    .find(({ element, parents }) => element !== mark && parents.includes(item));
  return back && { mark, back: back.element, item, label };
}

/** The paragraph or list item of a note, where what is named is only the mark at its beginning. */
function holderOf({ element, parents }: Place): Element {
  const isInline = ["a", "span", "sup"].includes(element.tagName);
  const holder = parents.findLast(({ tagName }) => ["li", "p", "div"].includes(tagName));
  return (isInline && holder) || element;
}

function frameLists(tree: Root, notes: Note[], language: string): void {
  if (notes.length === 0) return;
  const items = new Set(notes.map(({ item }) => item));
  let isFramed = false;
  tree.children = tree.children.map((node) => {
    if (isFramed || node.type !== "element" || node.tagName !== "ol") return node;
    const own = node.children.filter(isElement);
    if (own.length === 0 || !own.every((item) => items.has(item))) return node;
    isFramed = true;
    for (const { mark } of notes) mark.properties.ariaDescribedBy = ["footnote-label"];
    return section(node, wordsIn(language).body.footnotes);
  });
}

function section(list: Element, heading: string): Element {
  return {
    type: "element",
    tagName: "section",
    properties: { dataFootnotes: "", className: ["footnotes"] },
    children: [
      {
        type: "element",
        tagName: "h2",
        properties: { id: "footnote-label" },
        children: [{ type: "text", value: heading }],
      },
      list,
    ],
  };
}

function isElement(node: { type: string }): node is Element {
  return node.type === "element";
}
