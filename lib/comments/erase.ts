import { and, eq, isNotNull, isNull, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { NotSaved } from "#db/not-saved.ts";
import {
  blocks,
  commentEvidence,
  commentRevisions,
  comments,
  holds,
  trusts,
} from "#db/schema/comments.ts";
import { follows, letters } from "#db/schema/following.ts";
import { appeals, authorQuestions, commentNotes, decisions } from "#db/schema/moderation.ts";
import { reports } from "#db/schema/reports.ts";
import { enqueue, enqueueOnce, job, type Nothing } from "#lib/jobs/queue.ts";
import { aboutComment, forgetMails } from "#lib/mail/forget-mails.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { forgetAddressLater } from "./forget-address.ts";
import { forgetLesson } from "./memory/lessons.ts";
import { actOnOwn } from "./own.ts";
import { redactLog } from "./redact-log.ts";

/** What was read from a comment elsewhere, as by the search, is to be forgotten there. */
export const wordsErased = job<Nothing>("comments.words-erased");

export type Erasure = { outcome: "erased" } | { outcome: "missing" } | NotSaved;

export async function eraseOwnComment(receipt: string, now = new Date()): Promise<Erasure> {
  return actOnOwn(receipt, now, async (tx, { id }): Promise<Erasure> => {
    await eraseComment(tx, id, now);
    return { outcome: "erased" };
  });
}

/**
 * Removes a comment for good, with everything that was kept about it and its writer. Where others
 * answered it, a row without a word in it holds their place.
 */
export async function eraseComment(tx: Transaction, id: number, now: Date): Promise<void> {
  const comment = await tx
    .select({
      email: comments.email,
      status: comments.status,
      version: comments.version,
      keepsPlace: comments.keepsPlace,
      withdrawnAt: comments.withdrawnAt,
    })
    .from(comments)
    .where(eq(comments.id, id))
    .get();
  if (!comment) return;

  await forgetLesson(tx, id);
  await redactLog(tx, id, now);
  await forgetWhereTrusted(tx, id);
  // A block stays, as a hash; why it was made may have named its writer.
  await tx.update(blocks).set({ reason: "" }).where(eq(blocks.commentId, id));
  const wasPublic = comment.status === "approved" || comment.keepsPlace;
  if (await isNeeded(tx, id)) {
    await removeWhatBelongs(tx, id);
    await tx
      .update(comments)
      .set({
        ...nothing,
        status: "trashed",
        statusAt: now,
        // No decision about what was there before can be taken back.
        version: comment.version + 1,
        withdrawnAt: comment.withdrawnAt ?? now,
        erasedAt: now,
        keepsPlace: wasPublic,
      })
      .where(eq(comments.id, id));
  } else {
    await tx.delete(comments).where(eq(comments.id, id));
  }
  await enqueueOnce(tx, wordsErased, { now });
  await enqueue(tx, forgetMails, { about: [aboutComment(id)] }, { now });
  if (comment.email !== null) await forgetAddressLater(tx, comment.email, now);
  if (wasPublic) await raiseEdition(tx);
}

/**
 * How it stands with trust goes with the address itself, else a writer could undo that it was revoked.
 * So it is for a site whose trust was revoked; of any other no name is kept without its comment.
 */
async function forgetWhereTrusted(tx: Transaction, id: number): Promise<void> {
  await tx
    .delete(trusts)
    .where(and(eq(trusts.commentId, id), isNotNull(trusts.site), isNull(trusts.revokedAt)));
  await tx
    .update(trusts)
    .set({ commentId: null, revokedReason: null })
    .where(eq(trusts.commentId, id));
}

/** Others answered it, or one that was imported repeats it and must not take its place. */
async function isNeeded(tx: Transaction, id: number): Promise<boolean> {
  const other = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(or(eq(comments.parentId, id), eq(comments.duplicateOf, id)))
    .limit(1)
    .get();
  return other !== undefined;
}

/** A row that goes takes all of this with it. */
async function removeWhatBelongs(tx: Transaction, id: number): Promise<void> {
  await tx.delete(letters).where(eq(letters.commentId, id));
  await tx.delete(follows).where(eq(follows.commentId, id));
  await tx.delete(appeals).where(eq(appeals.commentId, id));
  await tx.delete(commentNotes).where(eq(commentNotes.commentId, id));
  await tx.delete(reports).where(eq(reports.commentId, id));
  await tx.delete(authorQuestions).where(eq(authorQuestions.commentId, id));
  await tx.update(decisions).set({ seenBody: "", reason: null }).where(eq(decisions.commentId, id));
  await tx.delete(commentEvidence).where(eq(commentEvidence.commentId, id));
  await tx.delete(holds).where(eq(holds.commentId, id));
  await tx.delete(commentRevisions).where(eq(commentRevisions.commentId, id));
}

const nothing = {
  name: "",
  email: null,
  site: null,
  memberId: null,
  authorId: null,
  body: "",
  statusBy: null,
  language: null,
  formKey: null,
  fingerprint: null,
  networkHash: null,
  editedAt: null,
  moderatedAt: null,
  addressConfirmedAt: null,
  disownedAt: null,
  siteConfirmedAt: null,
  siteCheck: null,
  siteCheckedAt: null,
};
