import { createHash } from "node:crypto";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderBody, type BodyFormat } from "#lib/text/render-body.ts";
import { portableText, type PortableText } from "./portable-text.ts";

/** `opening` says what it is about where nothing else does. */
export type EntryText = PortableText & { opening: string };

type Source = { body: string; bodyFormat: BodyFormat; language: string; url: string };

/** A few hundred essays. */
const charactersMaxDefault = 8_000_000;
const openingLengthMax = 240;

/** The least recently asked for first. */
const known = new Map<string, EntryText>();
let characters = 0;

/**
 * A post's text as feeds carry it. Fifty of them take a second or two to make, each stands in a dozen
 * feeds, and every approved comment has all of those printed anew; so a text is made once.
 */
export async function entryText(
  source: Source,
  charactersMax = charactersMaxDefault,
): Promise<EntryText> {
  const key = createHash("sha256").update(JSON.stringify(source)).digest("base64");
  const made = known.get(key) ?? (await make(source));
  remember(key, made, charactersMax);
  return made;
}

async function make({ body, bodyFormat, language, url }: Source): Promise<EntryText> {
  const text = portableText(await renderBody(body, bodyFormat, language), url);
  return { ...text, opening: excerpt(text.html, openingLengthMax) };
}

function remember(key: string, text: EntryText, charactersMax: number): void {
  forget(key);
  known.set(key, text);
  characters += text.html.length;
  for (const oldest of known.keys()) {
    if (characters <= charactersMax) break;
    forget(oldest);
  }
}

function forget(key: string): void {
  characters -= known.get(key)?.html.length ?? 0;
  known.delete(key);
}
