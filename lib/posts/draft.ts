import { bodyFormats, postKinds } from "#db/schema/posts.ts";
import { reservedSlugs } from "#lib/posts/address.ts";
import type { PostKind, RelatedLink } from "#lib/posts/post.ts";
import { readRelatedLinks } from "#lib/posts/related-links.ts";
import { readPlace, type WantedPlace } from "#lib/posts/series.ts";
import { readTags } from "#lib/posts/tags.ts";
import { readLanguage } from "#lib/text/language.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { slugify, slugLengthMax } from "#lib/text/slug.ts";

export type BodyFormat = (typeof bodyFormats)[number];

/** A post as its author typed it, one string a field. */
export type PostDraft = {
  kind: string;
  title: string;
  standfirst: string;
  slug: string;
  tags: string;
  series: string;
  part: string;
  relatedLinks: string;
  language: string;
  comments: string;
  bodyFormat: string;
  body: string;
};

/** A post that can be stored. An empty slug stands for one made of the title. */
export type PostContent = {
  kind: PostKind;
  title: string;
  standfirst: string;
  slug: string;
  tags: string[];
  leftOutTagCount: number;
  series: WantedPlace | null;
  relatedLinks: RelatedLink[];
  language: string | null;
  isOpenForComments: boolean;
  bodyFormat: BodyFormat;
  body: string;
};

/** Something to put right in one field, said as its remedy. */
export type DraftProblem = { field: keyof PostDraft; message: string };

export const titleLengthMax = 200;
export const standfirstLengthMax = 500;
export const bodyLengthMax = 500_000;

/** Reads what was typed into what can be stored, or says everything that has to change first. */
export function readDraft(
  draft: PostDraft,
): { content: PostContent; problems?: never } | { content?: never; problems: DraftProblem[] } {
  const { links, problems: linkProblems } = readRelatedLinks(draft.relatedLinks);
  const language = isBlank(draft.language) ? null : readLanguage(draft.language);
  const tags = readTags(draft.tags);
  const { place, problems: placeProblems } = readPlace(draft.series, draft.part);
  const content: PostContent = {
    kind: draft.kind === "page" ? "page" : "post",
    title: oneLine(draft.title),
    standfirst: oneLine(draft.standfirst),
    slug: slugify(draft.slug),
    tags: tags.names,
    leftOutTagCount: tags.leftOutCount,
    series: place,
    relatedLinks: links,
    language: language ?? null,
    isOpenForComments: draft.comments !== "closed",
    bodyFormat: draft.bodyFormat === "html" ? "html" : "markdown",
    body: normalise(draft.body),
  };
  const problems: DraftProblem[] = [
    ...lengthProblem("title", "Title", content.title, titleLengthMax),
    ...lengthProblem("standfirst", "Standfirst", content.standfirst, standfirstLengthMax),
    ...slugProblem(draft.slug, content),
    ...placeProblems,
    ...kindProblem(content),
    ...linkProblems.map((message) => ({ field: "relatedLinks" as const, message })),
    ...(language === undefined ? [languageProblem] : []),
    ...lengthProblem("body", "Text", content.body, bodyLengthMax),
    ...characterProblems(draft),
  ];
  return problems.length > 0 ? { problems } : { content };
}

/** A draft as an untouched form for a new post holds it. */
export const emptyDraft: PostDraft = {
  kind: postKinds[0],
  title: "",
  standfirst: "",
  slug: "",
  tags: "",
  series: "",
  part: "",
  relatedLinks: "",
  language: "",
  comments: "open",
  bodyFormat: bodyFormats[0],
  body: "",
};

const languageProblem: DraftProblem = {
  field: "language",
  message: "Enter a language code such as en, de or pt-BR, or leave the field empty.",
};

function oneLine(text: string): string {
  return normalise(text).replace(/\s+/g, " ").trim();
}

function lengthProblem(
  field: DraftProblem["field"],
  label: string,
  text: string,
  lengthMax: number,
): DraftProblem[] {
  if (text.length <= lengthMax) return [];
  const max = lengthMax.toLocaleString("en");
  const length = text.length.toLocaleString("en");
  return [{ field, message: `${label} must be ${max} characters or fewer. Yours has ${length}.` }];
}

function slugProblem(typed: string, { slug }: PostContent): DraftProblem[] {
  const wanted = typed.trim();
  if (isBlank(wanted)) return [];
  if (wanted.length > slugLengthMax) return lengthProblem("slug", "Address", wanted, slugLengthMax);
  if (slug === "") {
    return [{ field: "slug", message: "Enter an address with letters or digits in it." }];
  }
  if (reservedSlugs.includes(slug)) {
    return [{ field: "slug", message: `Byline uses “${slug}” itself. Enter another address.` }];
  }
  return [];
}

function kindProblem({ kind, series }: PostContent): DraftProblem[] {
  if (kind === "post" || !series) return [];
  return [{ field: "series", message: "A page is no part of a series. Empty the field." }];
}

function characterProblems(draft: PostDraft): DraftProblem[] {
  const labels = {
    title: "Title",
    standfirst: "Standfirst",
    slug: "Address",
    tags: "Tags",
    relatedLinks: "Related links",
    body: "Text",
  };
  return (Object.keys(labels) as (keyof typeof labels)[])
    .filter((field) => hasForbiddenCharacters(normalise(draft[field])))
    .map((field) => ({
      field,
      message: `${labels[field]} must hold no control characters. Remove what cannot be seen.`,
    }));
}
