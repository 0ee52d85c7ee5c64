import type { ImportReport } from "./import-wordpress.ts";
import type { Brought, Mention, Place, Tally } from "./tally.ts";

/** What an import did, as lines for a terminal. */
export function formatReport(report: ImportReport): string[] {
  const { tally } = report;
  return [
    ...headline(report),
    "",
    ...cameTable(tally),
    ...mentions("Left out", tally.leftOut),
    ...mentions("To know", tally.notes),
    "",
    summary(report),
  ];
}

function headline(report: ImportReport): string[] {
  const rehearsal = report.isDryRun ? ["This was a dry run: nothing was written.", ""] : [];
  switch (report.outcome) {
    case "complete":
      return [...rehearsal, "The whole file was read."];
    case "refused":
      return [report.reason];
    case "stopped":
      return [
        ...rehearsal,
        `Stopped at line ${report.line}, column ${report.column}: ${report.reason}`,
        whatStays(report.tally),
      ];
  }
}

function whatStays({ brought }: Tally): string {
  const isAny = [...brought.values()].some(({ added, here }) => added + here > 0);
  if (!isAny) return "Nothing was imported.";
  return "What stands whole before that place is in the table below. Nothing after it was imported.";
}

/** One line a kind and state: how many the file has, how many are new, how many were here. */
function cameTable({ brought, found }: Tally): string[] {
  if (found.size === 0) return [];
  const rows = [...brought].sort(([one], [other]) => order(one) - order(other));
  const cells = [
    ["In the file", "new", "already here"],
    ...rows.map(([key, { added, here }]) => [describe(key), number(added), number(here)]),
  ];
  return [
    `Found: ${foundLine(found)}.`,
    "",
    ...aligned(cells),
    ...(rows.length === 0 ? ["Nothing in it is of a kind that comes over."] : []),
  ];
}

function foundLine(found: Map<string, number>): string {
  const count = (key: string): number => found.get(key) ?? 0;
  return [
    plural(count("item"), "item"),
    plural(count("comment"), "comment"),
    plural(count("author"), "author"),
    plural(count("category"), "category", "categories"),
    plural(count("tag"), "tag"),
  ].join(", ");
}

const kinds = [
  "author",
  "post",
  "page",
  "attachment",
  "picture",
  "comment",
  "pingback",
  "trackback",
];

function order(key: string): number {
  return kinds.indexOf(key.split(" ")[0] ?? "");
}

function describe(key: string): string {
  const [kind = "", ...state] = key.split(" ");
  const plural = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}s`;
  return state.length > 0 ? `${plural}, ${state.join(" ")}` : plural;
}

function aligned(rows: string[][]): string[] {
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map(([first = "", ...others]) =>
    [
      first.padEnd(widths[0] ?? 0),
      ...others.map((cell, at) => cell.padStart(widths[at + 1] ?? 0)),
    ].join("  "),
  );
}

const placesShown = 8;

function mentions(title: string, all: Map<string, Mention>): string[] {
  if (all.size === 0) return [];
  const lines = [...all].flatMap(([sentence, { count, places }]) => [
    `  ${number(count)} × ${sentence}`,
    ...places.slice(0, placesShown).map((place) => `      ${describePlace(place)}`),
    ...(count > placesShown ? [`      and ${number(count - placesShown)} more`] : []),
  ]);
  return ["", title, ...lines];
}

function describePlace({ line, text }: Place): string {
  const where = line > 0 ? `line ${line}` : "";
  // A title comes from the file, and a terminal obeys some characters.
  const shown = (text ?? "").replace(/\p{Cc}/gu, " ").slice(0, 80);
  return [where, shown].filter(Boolean).join(": ");
}

function summary({ tally, isDryRun }: ImportReport): string {
  const rows = [...tally.brought.values()];
  const sum = (key: keyof Brought): number => rows.reduce((total, row) => total + row[key], 0);
  const verb = isDryRun ? " would come" : "";
  return `${number(sum("added"))} new${verb}, ${number(sum("here"))} already here.`;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}
