import { and, desc, eq, gte, inArray, type SQL } from "drizzle-orm";
import { reader, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { decisions } from "#db/schema/moderation.ts";

type Row = typeof decisions.$inferSelect;

/** A decision that was made, with the names of who made it and of whose comment it was. */
export type PastDecision = Pick<
  Row,
  | "id"
  | "commentId"
  | "memberId"
  | "action"
  | "fromStatus"
  | "toStatus"
  | "fromKeepsPlace"
  | "fromStatusBy"
  | "fromEditedAt"
  | "seenVersion"
  | "undoes"
  | "listedReason"
  | "citedRule"
  | "reason"
  | "editKind"
  | "fromPostId"
  | "fromParentId"
  | "bulkId"
  | "revisionId"
  | "isFromMail"
> & { by: string; writer: string; at: Date };

/** The last decision on a comment that was made on the version someone saw, or on a later one. */
export async function findLaterDecision(
  tx: Source,
  commentId: number,
  seenVersion: number,
): Promise<PastDecision | undefined> {
  return findLast(tx, eq(decisions.commentId, commentId), gte(decisions.seenVersion, seenVersion));
}

/** The first that was made on that very version. */
export async function findDecisionOn(
  tx: Source,
  { commentId, seenVersion }: { commentId: number; seenVersion: number },
): Promise<{ seenBody: string } | undefined> {
  return tx
    .select({ seenBody: decisions.seenBody })
    .from(decisions)
    .where(
      and(
        eq(decisions.commentId, commentId),
        eq(decisions.seenVersion, seenVersion),
        eq(decisions.outcome, "applied"),
      ),
    )
    .get();
}

export async function findDecision(tx: Source, id: number): Promise<PastDecision | undefined> {
  return findLast(tx, eq(decisions.id, id));
}

export async function findLastDecisionOn(
  tx: Source,
  commentId: number,
): Promise<PastDecision | undefined> {
  return findLast(tx, eq(decisions.commentId, commentId));
}

export async function findLastDecisionBy(
  tx: Source,
  memberId: number,
): Promise<PastDecision | undefined> {
  return findLast(tx, eq(decisions.memberId, memberId));
}

export async function findLastDecision(): Promise<PastDecision | undefined> {
  return findLast(reader);
}

type Source = Pick<Transaction, "select">;

/** Those of these numbers, for a list that names each. */
export async function readDecisions(ids: number[]): Promise<Map<number, PastDecision>> {
  if (ids.length === 0) return new Map();
  const rows = await pastDecisions(reader, inArray(decisions.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

async function findLast(source: Source, ...where: SQL[]): Promise<PastDecision | undefined> {
  const [last] = await pastDecisions(source, ...where).limit(1);
  return last;
}

/** Only what was applied counts: a press that came too late decided nothing. */
function pastDecisions(source: Source, ...where: SQL[]) {
  return source
    .select({
      id: decisions.id,
      commentId: decisions.commentId,
      memberId: decisions.memberId,
      action: decisions.action,
      fromStatus: decisions.fromStatus,
      toStatus: decisions.toStatus,
      fromKeepsPlace: decisions.fromKeepsPlace,
      fromStatusBy: decisions.fromStatusBy,
      fromEditedAt: decisions.fromEditedAt,
      seenVersion: decisions.seenVersion,
      undoes: decisions.undoes,
      listedReason: decisions.listedReason,
      citedRule: decisions.citedRule,
      reason: decisions.reason,
      editKind: decisions.editKind,
      fromPostId: decisions.fromPostId,
      fromParentId: decisions.fromParentId,
      bulkId: decisions.bulkId,
      revisionId: decisions.revisionId,
      isFromMail: decisions.isFromMail,
      by: members.name,
      writer: comments.name,
      at: decisions.decidedAt,
    })
    .from(decisions)
    .innerJoin(members, eq(members.id, decisions.memberId))
    .innerJoin(comments, eq(comments.id, decisions.commentId))
    .where(and(eq(decisions.outcome, "applied"), ...where))
    .orderBy(desc(decisions.id));
}
