import type { Transaction } from "#db/client.ts";
import { decisions } from "#db/schema/moderation.ts";
import { logDecision } from "./log/decision.ts";

/** Writes down a press about a comment, also one that came too late. Nothing is decided without. */
export async function record(
  tx: Transaction,
  decision: typeof decisions.$inferInsert,
): Promise<number> {
  const [row] = await tx.insert(decisions).values(decision).returning({ id: decisions.id });
  if (!row) throw new Error("The decision was inserted without a row coming back.");
  if (decision.outcome === "applied") await logDecision(tx, { ...decision, id: row.id });
  return row.id;
}
