import { eq } from "drizzle-orm";
import { z } from "zod";
import { reader, type Transaction } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";
import { raiseEdition } from "#lib/press/edition.ts";

/** What the publication says of itself, on every page. */
export type Publication = z.infer<typeof schema>;

const schema = z.object({
  title: z.string().min(1).max(200).default("Byline"),
  tagline: z.string().max(300).default(""),
  language: z.string().default("en"),
  /** IANA name of the zone in which dates are shown. */
  timeZone: z.string().default("UTC"),
});

const key = "publication";

export async function readPublication(): Promise<Publication> {
  return schema.parse((await findStored()) ?? {});
}

export async function isPublicationNamed(): Promise<boolean> {
  return (await findStored()) !== undefined;
}

export async function storePublication(
  tx: Transaction,
  publication: Partial<Publication>,
  now: Date,
): Promise<void> {
  const value = schema.parse(publication);
  await tx
    .insert(settings)
    .values({ key, value, changedAt: now })
    .onConflictDoUpdate({ target: settings.key, set: { value, changedAt: now } });
  await raiseEdition(tx);
}

async function findStored(): Promise<unknown> {
  const row = await reader
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key))
    .get();
  return row?.value;
}
