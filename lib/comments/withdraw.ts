import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { NotSaved } from "#db/not-saved.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { forgetLesson } from "./memory/lessons.ts";
import { addHold } from "./holds.ts";
import { enqueueNotices } from "./notices.ts";
import { actOnOwn, type OwnComment } from "./own.ts";

export type Withdrawal =
  | { outcome: "withdrawn" }
  /** It has been declined since the page was loaded. */
  | { outcome: "declined" }
  | { outcome: "missing" }
  | NotSaved;

/** Takes a comment back at its writer's wish. Pressed twice, it is withdrawn once. */
export async function withdrawComment(receipt: string, now = new Date()): Promise<Withdrawal> {
  return actOnOwn(receipt, now, async (tx, own): Promise<Withdrawal> => {
    if (own.withdrawnAt) return { outcome: "withdrawn" };
    if (own.status !== "pending" && own.status !== "approved") return { outcome: "declined" };
    await withdraw(tx, own, now);
    return { outcome: "withdrawn" };
  });
}

/** It leaves with the status of what nobody is to read, so nothing has to know of withdrawing. */
async function withdraw(
  tx: Transaction,
  { id, status, keepsPlace, version }: OwnComment,
  now: Date,
): Promise<void> {
  const wasPublic = status === "approved" || keepsPlace;
  await forgetLesson(tx, id);
  await tx
    .update(comments)
    .set({
      status: "trashed",
      statusAt: now,
      statusBy: null,
      withdrawnAt: now,
      keepsPlace: wasPublic,
      version: version + 1,
    })
    .where(eq(comments.id, id));
  await tx
    .update(commentRevisions)
    .set({ state: "dropped" })
    .where(and(eq(commentRevisions.commentId, id), eq(commentRevisions.state, "proposed")));
  if (wasPublic) await raiseEdition(tx);
}

export type Return =
  | { outcome: "waiting" }
  /** It is not withdrawn. */
  | { outcome: "not-withdrawn" }
  | { outcome: "missing" }
  | NotSaved;

/** Takes a withdrawal back: the comment waits for a moderator, who may have approved it before. */
export async function returnComment(receipt: string, now = new Date()): Promise<Return> {
  return actOnOwn(receipt, now, async (tx, own): Promise<Return> => {
    if (own.status === "pending") return { outcome: "waiting" };
    if (!own.withdrawnAt) return { outcome: "not-withdrawn" };
    await tx
      .update(comments)
      .set({
        status: "pending",
        statusAt: now,
        withdrawnAt: null,
        version: own.version + 1,
      })
      .where(eq(comments.id, own.id));
    await addHold(tx, own.id, returned);
    await enqueueNotices(tx, own.id, now);
    return { outcome: "waiting" };
  });
}

const returned = { rule: "withdrawn", sentence: "Its writer had withdrawn it." } as const;
