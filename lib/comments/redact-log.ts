import { and, eq, inArray, isNull, ne, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { logEntries, logParts } from "#db/schema/log.ts";

/**
 * Removes from the log what it says of a comment's writer and its text, for good. A marker stays, and
 * so does what was decided, by whom and when: see docs/decisions/0020-the-log.md.
 */
export async function redactLog(tx: Transaction, commentId: number, now: Date): Promise<void> {
  await redact(tx, commentId, ne(logParts.part, "member"), now);
}

/** Removes the texts, and what quotes them, after a moderator took something personal out of one. */
export async function redactTexts(tx: Transaction, commentId: number, now: Date): Promise<void> {
  await redact(tx, commentId, inArray(logParts.part, ["text", "held"]), now);
}

async function redact(tx: Transaction, commentId: number, which: SQL, now: Date): Promise<void> {
  const about = tx
    .select({ sequence: logEntries.sequence })
    .from(logEntries)
    .where(eq(logEntries.commentId, commentId));
  await tx
    .update(logParts)
    .set({ value: null, salt: null, redactedAt: now })
    .where(and(inArray(logParts.sequence, about), which, isNull(logParts.redactedAt)));
}
