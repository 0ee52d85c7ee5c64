import { eq } from "drizzle-orm";
import { z } from "zod";
import { reader, write } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";

/** What the writer of a comment may do from its private page, and for how long. */
export type ReceiptSettings = z.infer<typeof schema>;

const schema = z.object({
  /** How long after it was published its writer may propose another text. */
  editHours: z
    .number()
    .int()
    .min(0)
    .max(365 * 24)
    .default(24),
  /** How long after the last change the page is there. */
  expiryDays: z.number().int().min(1).max(36_500).default(365),
});

const key = "receipts";

export async function readReceiptSettings(): Promise<ReceiptSettings> {
  const row = await reader
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key))
    .get();
  return schema.parse(row?.value ?? {});
}

export async function storeReceiptSettings(
  given: Partial<ReceiptSettings>,
  now = new Date(),
): Promise<void> {
  const value = schema.parse(given);
  await write(async (tx) => {
    await tx
      .insert(settings)
      .values({ key, value, changedAt: now })
      .onConflictDoUpdate({ target: settings.key, set: { value, changedAt: now } });
  });
}
