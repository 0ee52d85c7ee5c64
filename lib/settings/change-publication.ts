import { write } from "#db/client.ts";
import { notSaved } from "#db/not-saved.ts";
import { readLanguage } from "#lib/text/language.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { storePublication, type Publication } from "./publication.ts";

/** The publication's name and manner as an owner typed them. */
export type PublicationDraft = Record<keyof Publication, string>;
export type PublicationProblem = { field: keyof Publication; message: string };

export type Change =
  | { outcome: "changed" }
  | { outcome: "invalid"; problems: PublicationProblem[] }
  | { outcome: "not-saved" };

export const titleLengthMax = 200;
export const taglineLengthMax = 300;

export async function changePublication(
  draft: PublicationDraft,
  now = new Date(),
): Promise<Change> {
  const title = oneLine(draft.title);
  const tagline = oneLine(draft.tagline);
  const language = readLanguage(draft.language);
  const timeZone = readTimeZone(draft.timeZone);
  const problems = [
    ...(isBlank(title) ? [problem("title", "Enter a title for the publication.")] : []),
    ...lengthProblem("title", "Title", title, titleLengthMax),
    ...lengthProblem("tagline", "Tagline", tagline, taglineLengthMax),
    ...characterProblems({ title, tagline }),
    ...(language ? [] : [problem("language", "Enter a language code such as en, de or pt-BR.")]),
    ...(timeZone ? [] : [problem("timeZone", "Enter a time zone such as Europe/Berlin or UTC.")]),
  ];
  if (!language || !timeZone || problems.length > 0) return { outcome: "invalid", problems };

  try {
    await write((tx) => storePublication(tx, { title, tagline, language, timeZone }, now));
    return { outcome: "changed" };
  } catch (error) {
    return notSaved(error);
  }
}

function oneLine(text: string): string {
  return normalise(text).replace(/\s+/g, " ").trim();
}

function readTimeZone(typed: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: typed.trim() }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function problem(field: keyof Publication, message: string): PublicationProblem {
  return { field, message };
}

function lengthProblem(
  field: keyof Publication,
  label: string,
  text: string,
  lengthMax: number,
): PublicationProblem[] {
  if (text.length <= lengthMax) return [];
  return [
    problem(
      field,
      `${label} must be ${lengthMax} characters or fewer. Yours has ${text.length.toLocaleString("en")}.`,
    ),
  ];
}

function characterProblems(fields: { title: string; tagline: string }): PublicationProblem[] {
  return (["title", "tagline"] as const)
    .filter((field) => hasForbiddenCharacters(fields[field]))
    .map((field) => problem(field, "Remove the control characters, which cannot be seen."));
}
