import { and, eq, isNull, sql } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { appeals } from "#db/schema/moderation.ts";
import { readCommentLimits, type CommentLimits } from "#lib/settings/comment-limits.ts";
import { readReceipt } from "./receipt.ts";

/** A comment as its writer may act on it, from its private page. */
export type OwnComment = NonNullable<Awaited<ReturnType<typeof selectOwn>>>;

type Missing = { outcome: "missing" };

/** Does something to the comment whose private page this is. What the page showed may no longer hold. */
export async function actOnOwn<Outcome>(
  receipt: string,
  now: Date,
  act: (tx: Transaction, own: OwnComment, settings: CommentLimits) => Promise<Outcome>,
): Promise<Outcome | Missing | NotSaved> {
  const commentId = readReceipt(receipt);
  if (commentId === undefined) return { outcome: "missing" };
  const settings = await readCommentLimits();
  try {
    return await write(async (tx): Promise<Outcome | Missing> => {
      const own = await findOwn(tx, commentId, settings, now);
      return own ? act(tx, own, settings) : { outcome: "missing" };
    });
  } catch (error) {
    return notSaved(error);
  }
}

type Source = Pick<Transaction, "select">;

/** Undefined for what has no private page, or none any more: it is gone some time after the last change. */
export async function findOwn(
  source: Source,
  commentId: number,
  { receiptDays }: CommentLimits,
  now: Date,
): Promise<OwnComment | undefined> {
  const own = await selectOwn(source, commentId);
  if (!own) return undefined;
  const waits = own.status === "pending" || own.isAppealed || own.proposal !== null;
  const lastChange = Math.max(+own.createdAt, +own.statusAt, +(own.editedAt ?? 0));
  return waits || +now < lastChange + receiptDays * dayMs ? own : undefined;
}

const dayMs = 24 * 60 * 60_000;

/** The moment at which a public comment can be changed no more; undefined for all others. */
export function editableUntil(
  { status, statusAt }: Pick<OwnComment, "status" | "statusAt">,
  { editHours }: Pick<CommentLimits, "editHours">,
): Date | undefined {
  return status === "approved" ? new Date(+statusAt + editHours * 60 * 60_000) : undefined;
}

async function selectOwn(source: Source, commentId: number) {
  return source
    .select({
      id: comments.id,
      postId: comments.postId,
      parentId: comments.parentId,
      name: comments.name,
      email: comments.email,
      site: comments.site,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      status: comments.status,
      statusAt: comments.statusAt,
      version: comments.version,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      withdrawnAt: comments.withdrawnAt,
      keepsPlace: comments.keepsPlace,
      isAppealed: sql<number>`exists (
        select 1 from ${appeals} as appeal
         where appeal.comment_id = ${comments.id} and appeal.decision_id is null)`,
      /** The text that is to take the place of the public one. */
      proposal: {
        id: commentRevisions.id,
        body: commentRevisions.body,
        createdAt: commentRevisions.createdAt,
      },
    })
    .from(comments)
    .leftJoin(
      commentRevisions,
      and(
        eq(commentRevisions.commentId, comments.id),
        eq(commentRevisions.state, "proposed"),
        eq(comments.status, "approved"),
      ),
    )
    .where(and(eq(comments.id, commentId), eq(comments.kind, "comment"), isNull(comments.erasedAt)))
    .get();
}
