import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { raiseEdition } from "#lib/press/edition.ts";

type Revision = typeof commentRevisions.$inferSelect;
type Comment = Pick<typeof comments.$inferSelect, "id" | "body" | "bodyFormat" | "version">;

/**
 * The text that a writer proposes for their public comment. Of one that was declined since it rests, and
 * waits again once the comment is public again.
 */
export async function findProposal(
  tx: Pick<Transaction, "select">,
  commentId: number,
): Promise<Revision | undefined> {
  const row = await tx
    .select({ proposal: commentRevisions })
    .from(commentRevisions)
    .innerJoin(comments, eq(comments.id, commentRevisions.commentId))
    .where(
      and(
        eq(commentRevisions.commentId, commentId),
        eq(commentRevisions.state, "proposed"),
        eq(comments.status, "approved"),
      ),
    )
    .get();
  return row?.proposal;
}

/** The proposed text becomes the comment's, in a new edition. The one it had is kept. */
export async function takeProposal(
  tx: Transaction,
  { id, body, bodyFormat, version }: Comment,
  proposal: Revision,
  now: Date,
): Promise<void> {
  const earlier = { commentId: id, state: "earlier", body, bodyFormat, createdAt: now } as const;
  await tx.insert(commentRevisions).values(earlier);
  await setState(tx, proposal.id, "taken");
  await setText(tx, { id, version }, proposal, now);
  await raiseEdition(tx);
}

/** The public text stands. */
export async function declineProposal(
  tx: Transaction,
  { id, version }: Comment,
  proposal: Revision,
): Promise<void> {
  await setState(tx, proposal.id, "declined");
  await tx
    .update(comments)
    .set({ version: version + 1 })
    .where(eq(comments.id, id));
}

/** Undoes either: the text before stands, and the proposal waits again. */
export async function proposeAgain(
  tx: Transaction,
  { id, version }: Pick<Comment, "id" | "version">,
  {
    revisionId,
    wasTaken,
    editedAt,
  }: { revisionId: number; wasTaken: boolean; editedAt: Date | null },
): Promise<void> {
  await setState(tx, revisionId, "proposed");
  const before = wasTaken ? await takeBackEarlier(tx, id) : undefined;
  if (before) {
    await setText(tx, { id, version }, before, editedAt);
    await raiseEdition(tx);
    return;
  }
  await tx
    .update(comments)
    .set({ version: version + 1 })
    .where(eq(comments.id, id));
}

async function takeBackEarlier(tx: Transaction, id: number): Promise<Revision | undefined> {
  const before = await tx
    .select()
    .from(commentRevisions)
    .where(and(eq(commentRevisions.commentId, id), eq(commentRevisions.state, "earlier")))
    .orderBy(desc(commentRevisions.id))
    .limit(1)
    .get();
  if (before) await tx.delete(commentRevisions).where(eq(commentRevisions.id, before.id));
  return before;
}

async function setText(
  tx: Transaction,
  { id, version }: Pick<Comment, "id" | "version">,
  { body, bodyFormat }: Pick<Revision, "body" | "bodyFormat">,
  editedAt: Date | null,
): Promise<void> {
  await tx
    .update(comments)
    .set({ body, bodyFormat, editedAt, version: version + 1 })
    .where(eq(comments.id, id));
}

async function setState(tx: Transaction, id: number, state: Revision["state"]): Promise<void> {
  await tx.update(commentRevisions).set({ state }).where(eq(commentRevisions.id, id));
}
