import { and, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { decisions } from "#db/schema/moderation.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { decidingActions, type Decision } from "./decide.ts";
import { findDecision, findLaterDecision, type PastDecision } from "./past-decision.ts";

/** What became of a press of a button at the desk, to be told on the page that follows. */
export type PressAnswer =
  | { outcome: "applied"; decision: PastDecision }
  | { outcome: "stale"; earlier: PastDecision; secondsLate: number }
  | { outcome: "edited" };

/** Reads a press as it came from the form; undefined for what no button of ours sends. */
export function readPress(form: FormData): Decision | undefined {
  const commentId = readNumber(form.get("comment"));
  const seenVersion = readNumber(form.get("version"));
  const action = decidingActions.find((known) => known === form.get("decision"));
  return commentId && seenVersion && action ? { commentId, seenVersion, action } : undefined;
}

export function readNumber(value: unknown): number | undefined {
  return typeof value === "string" && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}

export async function findPressAnswer(
  pressId: number | undefined,
  moderator: Moderator,
): Promise<PressAnswer | undefined> {
  if (pressId === undefined) return undefined;
  const press = await reader
    .select({
      commentId: decisions.commentId,
      outcome: decisions.outcome,
      seenVersion: decisions.seenVersion,
      decidedAt: decisions.decidedAt,
    })
    .from(decisions)
    .where(and(eq(decisions.id, pressId), eq(decisions.memberId, moderator.id)))
    .get();
  if (!press) return undefined;

  if (press.outcome === "applied") {
    const decision = await findDecision(reader, pressId);
    return decision && { outcome: "applied", decision };
  }
  const earlier = await findLaterDecision(reader, press.commentId, press.seenVersion);
  if (!earlier) return { outcome: "edited" };
  const secondsLate = Math.max(0, Math.round((+press.decidedAt - +earlier.at) / 1000));
  return { outcome: "stale", earlier, secondsLate };
}
