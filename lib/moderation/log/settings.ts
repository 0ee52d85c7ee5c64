import { eq } from "drizzle-orm";
import { z } from "zod";
import { reader, type Transaction } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";
import { raiseEdition } from "#lib/press/edition.ts";

/** What everybody may read of the log. It is kept whatever these say. */
export type LogSettings = z.infer<typeof schema>;

const schema = z.object({
  isPublished: z.boolean().default(true),
  areModeratorsNamed: z.boolean().default(false),
});

const key = "log";

export async function readLogSettings(
  source: Pick<Transaction, "select"> = reader,
): Promise<LogSettings> {
  const row = await source
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key))
    .get();
  return schema.parse(row?.value ?? {});
}

export async function storeLogSettings(
  tx: Transaction,
  value: LogSettings,
  { by, now }: { by: number; now: Date },
): Promise<void> {
  const row = { value, changedAt: now, changedBy: by };
  await tx
    .insert(settings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row });
  await raiseEdition(tx);
}
