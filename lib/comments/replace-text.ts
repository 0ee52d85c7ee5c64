import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";

type Replaced = Pick<typeof comments.$inferSelect, "id" | "body" | "bodyFormat" | "version">;

/**
 * Replaces the text of a comment that waits; the earlier one is kept for whoever has read it. What the
 * owner of the address said was said of that one, so they may say it again.
 */
export async function replaceText(
  tx: Transaction,
  { id, body, bodyFormat, version }: Replaced,
  { text, language }: { text: string; language: string | null },
  now: Date,
): Promise<void> {
  const earlier = { commentId: id, state: "earlier", body, bodyFormat, createdAt: now } as const;
  await tx.insert(commentRevisions).values(earlier);
  await tx
    .update(comments)
    .set({
      body: text,
      bodyFormat: "markdown",
      language,
      editedAt: now,
      version: version + 1,
      addressConfirmedAt: null,
    })
    .where(eq(comments.id, id));
}
