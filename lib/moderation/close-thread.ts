import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { record } from "./record.ts";
import { actOnSeen, type Unseen } from "./seen.ts";

export type ThreadPress = {
  commentId: number;
  seenVersion: number;
  action: "close-thread" | "open-thread";
};

export type ThreadOutcome =
  | { outcome: "done"; decisionId: number }
  /** It is so already. */
  | { outcome: "same" }
  | Unseen;

/** From the commit on nothing more is taken in answer to a comment, or to what answers it; or is again. */
export async function closeThread(
  press: ThreadPress,
  moderator: Moderator,
  now = new Date(),
): Promise<ThreadOutcome> {
  return actOnSeen(press, { moderator, now }, async (tx, comment, row): Promise<ThreadOutcome> => {
    const closes = press.action === "close-thread";
    if (closes === (comment.closedAt !== null)) return { outcome: "same" };
    const decisionId = await record(tx, { ...row, outcome: "applied" });
    await setClosed(tx, comment, closes ? now : null);
    return { outcome: "done", decisionId };
  });
}

export async function setClosed(
  tx: Transaction,
  { id, version }: { id: number; version: number },
  closedAt: Date | null,
): Promise<void> {
  await tx
    .update(comments)
    .set({ closedAt, version: version + 1 })
    .where(eq(comments.id, id));
  await raiseEdition(tx);
}
