import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { logEntries, logParts } from "#db/schema/log.ts";

/**
 * Removes from the log what it says of a comment's writer and its text, for good. A marker stays, and
 * so does what was decided, by whom and when: see docs/decisions/0020-the-log.md.
 */
export async function redactLog(tx: Transaction, commentId: number, now: Date): Promise<void> {
  const about = tx
    .select({ sequence: logEntries.sequence })
    .from(logEntries)
    .where(eq(logEntries.commentId, commentId));
  await tx
    .update(logParts)
    .set({ value: null, salt: null, redactedAt: now })
    .where(
      and(
        inArray(logParts.sequence, about),
        ne(logParts.part, "member"),
        isNull(logParts.redactedAt),
      ),
    );
}
