import type { Transaction } from "#db/client.ts";
import { samplePublication } from "#lib/posts/remove-sample.ts";
import {
  isPublicationNamed,
  readPublication,
  storePublication,
} from "#lib/settings/publication.ts";
import { field, type Channel } from "./export.ts";
import { plainText } from "./plain-text.ts";

type Name = { title: string; tagline: string; language?: string };

/** The old site's name, when nobody has given this one a name of its own. */
export async function findNewName({ fields }: Channel): Promise<Name | undefined> {
  const title = plainText(field(fields, "title")).slice(0, 200);
  if (!title) return undefined;
  const present = await readPublication();
  if ((await isPublicationNamed()) && present.title !== samplePublication.title) return undefined;
  const tagline = plainText(field(fields, "description")).slice(0, 300);
  const language = readLanguage(field(fields, "language"));
  return language ? { title, tagline, language } : { title, tagline };
}

export async function takeName(tx: Transaction, name: Name, now: Date): Promise<void> {
  await storePublication(tx, name, now);
}

function readLanguage(language: string): string | undefined {
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(language)) return undefined;
  return Intl.getCanonicalLocales(language.replaceAll("_", "-"))[0];
}
