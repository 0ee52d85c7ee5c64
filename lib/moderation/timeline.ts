import { eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { appeals, authorQuestions, commentNotes, decisions } from "#db/schema/moderation.ts";
import { reports } from "#db/schema/reports.ts";
import type { ReportReason } from "#lib/comments/reports/report.ts";
import type { Moderator } from "#lib/identity/roles.ts";

type DecisionRow = typeof decisions.$inferSelect;

/** Something that happened to a comment, and by whom, where that is known here. */
export type Happening = { at: Date } & (
  | { kind: "sent" | "withdrawn" | "confirmed" | "disowned"; by: string }
  | { kind: "changed" | "proposed"; by: string }
  | { kind: "reported"; reason: ReportReason }
  | { kind: "appealed"; by: string; text: string }
  | { kind: "noted"; by: string; text: string }
  | { kind: "answered"; by: string; text: string }
  | ({ kind: "decided"; by: string; isLate: boolean } & Pick<
      DecisionRow,
      "action" | "fromStatus" | "revisionId" | "listedReason" | "reason"
    >)
);

/** All that happened to a comment and is still known, the first first. */
export async function readTimeline(_: Moderator, commentId: number): Promise<Happening[]> {
  const happenings = [
    ...(await readOwn(commentId)),
    ...(await readChanges(commentId)),
    ...(await readReports(commentId)),
    ...(await readDecisions(commentId)),
    ...(await readNotes(commentId)),
    ...(await readQuestions(commentId)),
  ];
  return happenings.sort((a, b) => +a.at - +b.at);
}

async function readOwn(commentId: number): Promise<Happening[]> {
  const row = await reader
    .select({
      by: comments.name,
      sent: comments.createdAt,
      withdrawn: comments.withdrawnAt,
      confirmed: comments.addressConfirmedAt,
      disowned: comments.disownedAt,
      appealedAt: appeals.createdAt,
      appeal: appeals.text,
    })
    .from(comments)
    .leftJoin(appeals, eq(appeals.commentId, comments.id))
    .where(eq(comments.id, commentId))
    .get();
  if (!row) return [];
  const { by, appealedAt, appeal } = row;
  const known = (["sent", "withdrawn", "confirmed", "disowned"] as const).flatMap((kind) => {
    const at = row[kind];
    return at ? [{ kind, at, by }] : [];
  });
  if (!appealedAt || appeal === null) return known;
  return [...known, { kind: "appealed", at: appealedAt, by, text: appeal }];
}

/** What its writer changed. What moderators changed is among the decisions. */
async function readChanges(commentId: number): Promise<Happening[]> {
  const rows = await reader
    .select({
      by: comments.name,
      at: commentRevisions.createdAt,
      state: commentRevisions.state,
      decision: decisions.id,
    })
    .from(commentRevisions)
    .innerJoin(comments, eq(comments.id, commentRevisions.commentId))
    .leftJoin(decisions, eq(decisions.revisionId, commentRevisions.id))
    .where(eq(commentRevisions.commentId, commentId));
  return rows
    .filter(({ state, decision }) => state !== "earlier" || decision === null)
    .map(({ by, at, state }) => ({ kind: state === "earlier" ? "changed" : "proposed", by, at }));
}

async function readReports(commentId: number): Promise<Happening[]> {
  const rows = await reader
    .select({ at: reports.createdAt, reason: reports.reason })
    .from(reports)
    .where(eq(reports.commentId, commentId));
  return rows.map((row) => ({ kind: "reported", ...row }));
}

/** Those too that came too late and decided nothing. */
async function readDecisions(commentId: number): Promise<Happening[]> {
  const rows = await reader
    .select({
      at: decisions.decidedAt,
      by: members.name,
      outcome: decisions.outcome,
      action: decisions.action,
      fromStatus: decisions.fromStatus,
      revisionId: decisions.revisionId,
      listedReason: decisions.listedReason,
      reason: decisions.reason,
    })
    .from(decisions)
    .innerJoin(members, eq(members.id, decisions.memberId))
    .where(eq(decisions.commentId, commentId));
  return rows.map(({ outcome, ...row }) => ({
    kind: "decided",
    isLate: outcome === "stale",
    ...row,
  }));
}

async function readNotes(commentId: number): Promise<Happening[]> {
  const rows = await reader
    .select({ at: commentNotes.createdAt, by: members.name, text: commentNotes.text })
    .from(commentNotes)
    .innerJoin(members, eq(members.id, commentNotes.memberId))
    .where(eq(commentNotes.commentId, commentId));
  return rows.map((row) => ({ kind: "noted", ...row }));
}

async function readQuestions(commentId: number): Promise<Happening[]> {
  const rows = await reader
    .select({
      answeredAt: authorQuestions.answeredAt,
      by: members.name,
      text: authorQuestions.answer,
    })
    .from(authorQuestions)
    .innerJoin(members, eq(members.id, authorQuestions.answeredBy))
    .where(eq(authorQuestions.commentId, commentId));
  return rows.flatMap(({ answeredAt: at, by, text }) =>
    at && text !== null ? [{ kind: "answered", at, by, text }] : [],
  );
}
