import type { Transaction } from "#db/client.ts";
import { samplePublication } from "#lib/posts/remove-sample.ts";
import {
  isPublicationNamed,
  readPublication,
  storePublication,
  type Publication,
} from "#lib/settings/publication.ts";
import { field, type Channel } from "./export.ts";
import { plainText } from "./plain-text.ts";

/** The old site's name, when nobody has given this one a name of its own. */
export async function findNewName({ fields }: Channel): Promise<Publication | undefined> {
  const title = plainText(field(fields, "title")).slice(0, 200);
  if (!title) return undefined;
  const present = await readPublication();
  if ((await isPublicationNamed()) && present.title !== samplePublication.title) return undefined;
  const tagline = plainText(field(fields, "description")).slice(0, 300);
  const language = readLanguage(field(fields, "language"));
  return { ...present, title, tagline, language: language ?? present.language };
}

export async function takeName(tx: Transaction, name: Publication, now: Date): Promise<void> {
  await storePublication(tx, name, now);
}

function readLanguage(language: string): string | undefined {
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(language)) return undefined;
  return Intl.getCanonicalLocales(language.replaceAll("_", "-"))[0];
}
