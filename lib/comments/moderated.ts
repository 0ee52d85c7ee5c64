import { and, asc, desc, eq, gt, isNotNull, type SQL } from "drizzle-orm";
import { reader, type Transaction } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { decisions, type editKinds } from "#db/schema/moderation.ts";
import { isNotUndone } from "./decline.ts";

/** What a moderator changed in a text, and why such a thing is done at all. */
export type ModeratorEdit = {
  at: Date;
  kind: (typeof editKinds)[number];
  before: string;
  after: string;
};

/** Every edit by a moderator that stands, the first one first. */
export async function listModeratorEdits(commentId: number): Promise<ModeratorEdit[]> {
  const edits = await reader
    .select({
      at: decisions.decidedAt,
      kind: decisions.editKind,
      revisionId: commentRevisions.id,
      before: commentRevisions.body,
    })
    .from(decisions)
    .innerJoin(commentRevisions, eq(commentRevisions.id, decisions.revisionId))
    .where(isStandingEdit(commentId))
    .orderBy(asc(decisions.id));
  return Promise.all(
    edits.map(async ({ at, kind, revisionId, before }) => ({
      at,
      kind: kind ?? "markup",
      before,
      after: await readTextAfter(commentId, revisionId),
    })),
  );
}

/** When the last of them was made; null when none stands. */
export async function readLastEditAt(
  tx: Pick<Transaction, "select">,
  commentId: number,
): Promise<Date | null> {
  const last = await tx
    .select({ at: decisions.decidedAt })
    .from(decisions)
    .where(isStandingEdit(commentId))
    .orderBy(desc(decisions.id))
    .limit(1)
    .get();
  return last?.at ?? null;
}

function isStandingEdit(commentId: number): SQL | undefined {
  return and(
    eq(decisions.commentId, commentId),
    eq(decisions.action, "edit"),
    eq(decisions.outcome, "applied"),
    isNotNull(decisions.revisionId),
    isNotUndone,
  );
}

/** Whatever replaces a text keeps it: what stood after an edit is what the next one replaced. */
async function readTextAfter(commentId: number, revisionId: number): Promise<string> {
  const next = await reader
    .select({ body: commentRevisions.body })
    .from(commentRevisions)
    .where(
      and(
        eq(commentRevisions.commentId, commentId),
        eq(commentRevisions.state, "earlier"),
        gt(commentRevisions.id, revisionId),
      ),
    )
    .orderBy(asc(commentRevisions.id))
    .limit(1)
    .get();
  if (next) return next.body;
  const now = await reader
    .select({ body: comments.body })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
  return now?.body ?? "";
}
