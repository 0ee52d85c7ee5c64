import { eq } from "drizzle-orm";
import { z } from "zod";
import { reader, write } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";

/** How many comments one network may send, and how long one may be. */
export type CommentLimits = z.infer<typeof schema>;

const schema = z.object({
  perTenMinutes: z.number().int().min(1).default(5),
  perDay: z.number().int().min(1).default(30),
  /** Counted in code points, so that an emoji made of one is one. */
  textLength: z.number().int().min(500).max(200_000).default(60_000),
});

const key = "commentLimits";

export async function readCommentLimits(): Promise<CommentLimits> {
  const row = await reader
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key))
    .get();
  return schema.parse(row?.value ?? {});
}

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
  });
}
