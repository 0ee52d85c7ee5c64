import type { Transaction } from "#db/client.ts";
import { decisions } from "#db/schema/moderation.ts";
import { closeReports, reopenReports } from "#lib/comments/reports/open-reports.ts";
import { logDecision } from "./log/decision.ts";

type Decision = typeof decisions.$inferInsert;

/** Writes down a press about a comment, also one that came too late. Nothing is decided without. */
export async function record(tx: Transaction, decision: Decision): Promise<number> {
  const [row] = await tx.insert(decisions).values(decision).returning({ id: decisions.id });
  if (!row) throw new Error("The decision was inserted without a row coming back.");
  if (decision.outcome === "applied") {
    await logDecision(tx, { ...decision, id: row.id });
    await answerReports(tx, decision, row.id);
  }
  return row.id;
}

/** What says something about the comment as it is answers what readers said against it. */
const answering = new Set<Decision["action"]>(["approve", "reject", "spam", "edit"]);

async function answerReports(
  tx: Transaction,
  { commentId, action, undoes, decidedAt }: Decision,
  decisionId: number,
): Promise<void> {
  if (action === "undo" && undoes) await reopenReports(tx, undoes);
  if (answering.has(action)) await closeReports(tx, commentId, decisionId, decidedAt);
}
