/** What a WordPress export says, in its own words: nothing here is interpreted yet. */

/** The first text of each element that was there, by its name with WordPress's own prefixes. */
export type Fields = Map<string, string>;

export type Channel = { version: string | undefined; fields: Fields };

/** A `<category>` of an item: which kind of term, its slug and its name. */
export type ExportedTerm = { domain: string; nicename: string; name: string };

export type ExportedItem = {
  line: number;
  fields: Fields;
  terms: ExportedTerm[];
  /** A text in it was longer than `fieldLengthMax`, and is not kept. */
  isTooLong: boolean;
};

export type ExportedComment = { line: number; fields: Fields; isTooLong: boolean };

export type ExportRecord =
  | { kind: "channel"; channel: Channel }
  | { kind: "author"; line: number; fields: Fields }
  /** A category with its number, by which old addresses name it. Items name it by its slug. */
  | { kind: "category"; line: number; fields: Fields }
  /** Comments of an item that has not ended yet; there are so many that they come in parts. */
  | { kind: "comments"; item: ExportedItem; comments: ExportedComment[] }
  | { kind: "item"; item: ExportedItem; comments: ExportedComment[] };

export const fieldLengthMax = 16_000_000;
/** So many comments, or so long ones, are handed over before their item has ended. */
export const commentsAtOnce = 500;
export const commentsLengthMax = 8_000_000;

export function field(fields: Fields, name: string): string {
  return fields.get(name)?.trim() ?? "";
}
