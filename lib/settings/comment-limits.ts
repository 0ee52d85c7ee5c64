import { eq } from "drizzle-orm";
import { z } from "zod";
import { reader, write, type Transaction } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { closeAfterDaysField, limitFields, type LimitName } from "./comment-limit-fields.ts";

/** How many comments are taken and how long they may be, and for how long what is kept. */
export type CommentLimits = Record<LimitName, number> & {
  /** Null: a conversation never closes by itself. */
  closeAfterDays: number | null;
};

const numbers = Object.fromEntries(
  Object.entries(limitFields).map(([name, { min, max, usual }]) => [
    name,
    z.number().int().min(min).max(max).default(usual),
  ]),
) as Record<LimitName, z.ZodDefault<z.ZodNumber>>;

const schema = z.object({
  ...numbers,
  closeAfterDays: z
    .number()
    .int()
    .min(closeAfterDaysField.min)
    .max(closeAfterDaysField.max)
    .nullable()
    .default(null),
});

const key = "commentLimits";

export async function readCommentLimits(
  db: Pick<Transaction, "select"> = reader,
): Promise<CommentLimits> {
  const row = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key))
    .get();
  return schema.parse(row?.value ?? {});
}

/** Stores them all; what is not given is as usual. Pages say some of it, so the edition is raised. */
export async function storeCommentLimits(
  limits: Partial<CommentLimits>,
  now = new Date(),
): Promise<void> {
  const value = schema.parse(limits);
  await write(async (tx) => {
    await tx
      .insert(settings)
      .values({ key, value, changedAt: now })
      .onConflictDoUpdate({ target: settings.key, set: { value, changedAt: now } });
    await raiseEdition(tx);
  });
}
