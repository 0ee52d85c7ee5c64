import { and, eq, lte } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { commentDrafts } from "#db/schema/comments.ts";
import { job, NotYet, type PayloadOf } from "#lib/jobs/queue.ts";
import { readDraftKey } from "./draft-key.ts";

/** Asked for when a draft is begun. It holds an address, so it is not left to whoever reads next. */
export const draftExpires = job<{ draftId: number }>("comments.draft-expires");

export async function removeExpired(
  { draftId }: PayloadOf<typeof draftExpires>,
  now: Date,
): Promise<void> {
  const draft = await reader
    .select({ expiresAt: commentDrafts.expiresAt })
    .from(commentDrafts)
    .where(eq(commentDrafts.id, draftId))
    .get();
  if (!draft) return;
  // It was gone on with since.
  if (draft.expiresAt > now) throw new NotYet(draft.expiresAt);
  const isOver = and(eq(commentDrafts.id, draftId), lte(commentDrafts.expiresAt, now));
  await write((tx) => tx.delete(commentDrafts).where(isOver));
}

/** What was sent is no draft any more. */
export async function removeSent(tx: Transaction, form: FormData, postId: number): Promise<void> {
  const draftId = readDraftKey(form.get("draft"));
  if (draftId === undefined) return;
  await tx
    .delete(commentDrafts)
    .where(and(eq(commentDrafts.id, draftId), eq(commentDrafts.postId, postId)));
}

export type Throwing = { outcome: "thrown-away" } | { outcome: "missing" } | NotSaved;

/** At its writer's wish. */
export async function throwAwayDraft(key: unknown): Promise<Throwing> {
  const draftId = readDraftKey(key);
  if (draftId === undefined) return { outcome: "missing" };
  try {
    const gone = await write((tx) =>
      tx
        .delete(commentDrafts)
        .where(eq(commentDrafts.id, draftId))
        .returning({ id: commentDrafts.id }),
    );
    return { outcome: gone.length > 0 ? "thrown-away" : "missing" };
  } catch (error) {
    return notSaved(error);
  }
}
