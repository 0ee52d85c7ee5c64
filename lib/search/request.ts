import { readYear } from "#lib/posts/calendar.ts";
import { withoutForbiddenCharacters } from "#lib/text/plain.ts";
import { readQuery, type Query } from "./query.ts";

const searchedThings = ["posts", "comments"] as const;
export type SearchedThing = (typeof searchedThings)[number];

/** What an address asks for. What it says is kept as it was typed, for the form that is shown again. */
export type SearchRequest = {
  typed: string;
  query: Query;
  in: SearchedThing | undefined;
  tag: string | undefined;
  author: string | undefined;
  year: number | undefined;
  page: number;
  /** The keys that hold something nobody can have meant. */
  unreadable: ("in" | "year" | "page")[];
};

export type Parameters = Record<string, string | string[] | undefined>;

export function readRequest(parameters: Parameters): SearchRequest {
  const text = (key: string) => {
    const value = parameters[key];
    return withoutForbiddenCharacters(typeof value === "string" ? value.normalize("NFC") : "");
  };
  const [thing, year, page] = [text("in"), text("year"), text("page")];
  const request = {
    typed: text("q"),
    query: readQuery(text("q")),
    in: searchedThings.find((known) => known === thing),
    tag: text("tag") || undefined,
    author: text("author") || undefined,
    year: readYear(year),
    page: readPage(page) ?? 1,
  };
  const unreadable = (["in", "year", "page"] as const).filter((key) => {
    if (key === "page") return page !== "" && readPage(page) === undefined;
    return text(key) !== "" && request[key] === undefined;
  });
  return { ...request, unreadable };
}

/** The address of a page of the same search, or of the same with something changed. */
export function searchAddress(
  request: SearchRequest,
  changed: Partial<SearchRequest> = {},
): string {
  const { typed, tag, author, year, page, in: thing } = { ...request, page: 1, ...changed };
  const given = { author, in: thing, page: page > 1 ? page : undefined, q: typed, tag, year };
  const parameters = Object.entries(given).flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [[key, String(value)]],
  );
  const query = new URLSearchParams(parameters).toString();
  return query ? `/search?${query}` : "/search";
}

/** What was typed, to be set between quotation marks of ours. */
export function withoutQuotes(typed: string): string {
  return typed
    .replace(/["“”„‟«»「」『』]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Counted from one, and never so far that it could only be a machine that asks. */
function readPage(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
