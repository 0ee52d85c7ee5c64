/** What the press itself says in the midst of an author's text. */
export const body = {
  footnotes: "Footnotes",
  /** For assistive technology; `reference` is the note's number as it stands in the text. */
  backToReference: (reference: string): string => `Back to reference ${reference}`,
  /** Instead of a picture that another host keeps; the host is told where it is known. */
  picture: (name: string, host: string): string =>
    `Picture${name && `: ${name}`}${host && ` (${host})`}`,
  /** Instead of what another host would show in its frame. */
  embed: (kind: "code" | "film" | "page" | "sound", name: string, host: string): string =>
    `${{ code: "Code", film: "Video", page: "Page", sound: "Sound" }[kind]}${name && `: ${name}`}${host && ` (${host})`}`,
  /** The name of a frame in which a table scrolls. */
  table: (number: string, caption: string): string => `Table ${number}${caption && `: ${caption}`}`,
  /** The name of a frame in which a formula scrolls. */
  formula: (number: string): string => `Formula ${number}`,
  linkTo: (heading: string): string => `Link to “${heading}”`,
};
