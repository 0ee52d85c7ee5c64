import type { Voice } from "../voice.ts";

/** Looking for words in posts and comments. */
export const search = ({ number, form }: Voice) => ({
  title: "Search",
  titleFor: (typed: string) => `Search: ${typed}`,
  label: "Words to look for",
  submit: "Search",
  hint: "Words are looked for in posts and in comments. Put “quotation marks” around what has to stand together.",
  narrow: "Narrow down",
  in: "In",
  everything: "Posts and comments",
  posts: "Posts",
  comments: "Comments",
  tag: "Tag",
  anyTag: "Any tag",
  author: "Author",
  anyAuthor: "Any author",
  year: "Year",
  anyYear: "Any year",
  results: "Results",
  resultsFor: (typed: string) => `Found for “${typed}”`,
  page: (page: number) => `page ${number(page)}`,
  comment: "Comment",
  on: "on",
  previous: "Previous results",
  next: "More results",
  moreResults: "More results",
  cut: "There is more than this. Another word narrows it down.",
  leftOut: (count: number) =>
    form(count) === "one"
      ? "One word was more than can be looked for at once: the longest were."
      : `${number(count)} words were more than can be looked for at once: the longest were.`,
  tooLong: (max: number, length: number) =>
    `Words to look for must be ${number(max)} characters or fewer. Yours are ${number(length)}.`,
  wordless: "Enter a word. There are no letters or digits in this.",
  nothing: (typed: string) => `Nothing found for “${typed}”`,
  nothingOn: "There is no such page of results",
  firstPage: "The first page of results",
  unreadable: "This address asks for something that a search cannot be narrowed to.",
  fewer: "Try fewer words, or only the beginning of one.",
  withoutQuotes: "Leave out the quotation marks.",
  everywhere: "Look in everything",
  or: "Or find your way by what there is:",
  openSearch: (publication: string) => `Search ${publication}`,
});
