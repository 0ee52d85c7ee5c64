import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { reports } from "#db/schema/reports.ts";
import type { ReportReason } from "./report.ts";

/** What a reader said against a comment, for a moderator. Who it was is not known, and not asked. */
export type OpenReport = {
  id: number;
  reason: ReportReason;
  words: string | null;
  at: Date;
  /** The form was filled in as programs do. */
  isSuspect: boolean;
};

export async function readOpenReports(
  source: Pick<Transaction, "select">,
  commentId: number,
): Promise<OpenReport[]> {
  return source
    .select({
      id: reports.id,
      reason: reports.reason,
      words: reports.words,
      at: reports.createdAt,
      isSuspect: reports.isSuspect,
    })
    .from(reports)
    .where(and(eq(reports.commentId, commentId), isNull(reports.closedAt)))
    .orderBy(asc(reports.id));
}

/** A decision about the comment answers all that was said against it. */
export async function closeReports(
  tx: Transaction,
  commentId: number,
  decisionId: number,
  now: Date,
): Promise<void> {
  await tx
    .update(reports)
    .set({ closedAt: now, decisionId })
    .where(and(eq(reports.commentId, commentId), isNull(reports.closedAt)));
}

/** The decision that answered them was taken back. */
export async function reopenReports(tx: Transaction, decisionId: number): Promise<void> {
  await tx
    .update(reports)
    .set({ closedAt: null, decisionId: null })
    .where(eq(reports.decisionId, decisionId));
}
