import { eq } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { authors } from "#db/schema/posts.ts";
import type { Author } from "#lib/identity/roles.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { claimByline } from "#lib/posts/byline.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import type { Handle, Signature } from "#lib/posts/post.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { isWebAddress } from "#lib/text/web-address.ts";

/** A signature as its author typed it: one handle and one site a line. */
export type SignatureDraft = { name: string; handles: string; telephone: string; sites: string };
export type SignatureProblem = { field: keyof SignatureDraft; message: string };

export type Signing =
  { outcome: "saved" } | { outcome: "invalid"; problems: SignatureProblem[] } | NotSaved;

export const signatureNameLengthMax = 80;
const lineCountMax = 10;
const lineLengthMax = 300;

/** How the author signs from the next post on. What is published keeps the signature it has. */
export async function saveSignature(
  draft: SignatureDraft,
  author: Author,
  now = new Date(),
): Promise<Signing> {
  const { signature, problems } = readSignature(draft);
  if (problems.length > 0) return { outcome: "invalid", problems };

  return write<Signing>(async (tx) => {
    const id = await claimByline(tx, author, now);
    await tx.update(authors).set(signature).where(eq(authors.id, id));
    // The page about the author says how they sign now.
    await raiseEdition(tx);
    return { outcome: "saved" };
  }).catch(notSaved);
}

/** The author's signature as the form holds it. */
export async function findSignatureDraft(author: Author): Promise<SignatureDraft> {
  const byline = await reader
    .select({
      name: authors.name,
      handles: authors.handles,
      telephone: authors.telephone,
      sites: authors.sites,
    })
    .from(authors)
    .where(eq(authors.memberId, author.id))
    .get();
  if (!byline) return { name: author.name, handles: "", telephone: "", sites: "" };
  return {
    name: byline.name,
    handles: byline.handles.map(typeHandle).join("\n"),
    telephone: byline.telephone ?? "",
    sites: byline.sites.join("\n"),
  };
}

function readSignature(draft: SignatureDraft): {
  signature: Signature;
  problems: SignatureProblem[];
} {
  const name = normalise(draft.name).trim();
  const telephone = normalise(draft.telephone).trim();
  const handles = readLines(draft.handles, readHandle);
  const sites = readLines(draft.sites, readSite);
  const fields = {
    name,
    handles: normalise(draft.handles),
    telephone,
    sites: normalise(draft.sites),
  };
  return {
    signature: {
      name,
      handles: handles.values,
      telephone: telephone === "" ? null : telephone,
      sites: sites.values,
    },
    problems: [
      ...nameProblems(name),
      ...telephoneProblems(telephone),
      ...handles.problems.map((message) => ({ field: "handles" as const, message })),
      ...sites.problems.map((message) => ({ field: "sites" as const, message })),
      ...characterProblems(fields),
    ],
  };
}

function nameProblems(name: string): SignatureProblem[] {
  if (isBlank(name)) return [{ field: "name", message: "Enter a name to sign with." }];
  if (name.length <= signatureNameLengthMax) return [];
  const message = `Name must be ${signatureNameLengthMax} characters or fewer. Yours has ${name.length}.`;
  return [{ field: "name", message }];
}

function telephoneProblems(telephone: string): SignatureProblem[] {
  if (telephone === "" || /^\+?[\d ()./-]{3,40}$/.test(telephone)) return [];
  return [{ field: "telephone", message: "Enter a telephone number such as +44 1632 960147." }];
}

function characterProblems(fields: SignatureDraft): SignatureProblem[] {
  const message = "Remove the control characters, which cannot be seen.";
  return (Object.keys(fields) as (keyof SignatureDraft)[])
    .filter((field) => hasForbiddenCharacters(fields[field]))
    .map((field) => ({ field, message }));
}

type Line<T> = { value: T; problem?: never } | { value?: never; problem: string };

/** Reads each line that holds something; one that cannot be read is named by its number. */
function readLines<T>(
  typed: string,
  readLine: (line: string) => Line<T>,
): { values: T[]; problems: string[] } {
  const lines = normalise(typed)
    .split("\n")
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter(({ text }) => text !== "");
  if (lines.length > lineCountMax) {
    return {
      values: [],
      problems: [`Use up to ${lineCountMax} lines. There are ${lines.length}.`],
    };
  }
  const values: T[] = [];
  const problems: string[] = [];
  for (const { text, number } of lines) {
    const { value, problem } = readLine(text);
    if (value === undefined) problems.push(`Line ${number} must be ${problem}`);
    else values.push(value);
  }
  return { values, problems };
}

function readHandle(line: string): Line<Handle> {
  const [, network = "", handle = "", url] = /^([^:]+): *(\S+)(?: +(\S+))?$/.exec(line) ?? [];
  const isReadable = network !== "" && line.length <= lineLengthMax && (!url || isWebAddress(url));
  if (!isReadable)
    return { problem: "like “Mastodon: @you@example.org https://example.org/@you”." };
  return { value: { network: network.trim(), handle, url: url ?? null } };
}

function readSite(line: string): Line<string> {
  if (isWebAddress(line) && line.length <= lineLengthMax) return { value: line };
  return { problem: "an address that begins with https:// or http://." };
}

function typeHandle({ network, handle, url }: Handle): string {
  return `${network}: ${handle}${url ? ` ${url}` : ""}`;
}
