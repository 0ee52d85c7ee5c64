import type { Transaction } from "#db/client.ts";
import { decisions } from "#db/schema/moderation.ts";
import { closeReports, reopenReports } from "#lib/comments/reports/open-reports.ts";
import { endAssignment } from "./assign.ts";
import { logDecision } from "./log/decision.ts";

type Decision = typeof decisions.$inferInsert;

/** Writes down a press about a comment, also one that came too late. Nothing is decided without. */
export async function record(tx: Transaction, decision: Decision): Promise<number> {
  const [row] = await tx.insert(decisions).values(decision).returning({ id: decisions.id });
  if (!row) throw new Error("The decision was inserted without a row coming back.");
  if (decision.outcome === "applied") {
    await logDecision(tx, { ...decision, id: row.id });
    await settle(tx, decision, row.id);
  }
  return row.id;
}

/** What says something about the comment as it is: it answers reports, and whoever had it is done. */
const answering = new Set<Decision["action"]>(["approve", "reject", "spam", "edit"]);

async function settle(
  tx: Transaction,
  { commentId, action, undoes, decidedAt }: Decision,
  decisionId: number,
): Promise<void> {
  if (action === "undo" && undoes) await reopenReports(tx, undoes);
  if (!answering.has(action)) return;
  await closeReports(tx, commentId, decisionId, decidedAt);
  await endAssignment(tx, commentId);
}
