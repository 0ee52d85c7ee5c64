import { and, asc, eq, or, sql } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { comments } from "#db/schema/comments.ts";
import { assignments } from "#db/schema/desk.ts";
import { members } from "#db/schema/identity.ts";
import { isReported, waitsForDecision } from "#lib/comments/waiting.ts";
import { mayDecide, type Moderator } from "#lib/identity/roles.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { commentAssigned } from "./assigned-notice.ts";

/** Whose turn it is. Anybody may decide all the same. */
export type Assignment = { memberId: number; name: string };

export type Assigning =
  | { outcome: "assigned" }
  /** It is decided, so there is nothing left to assign. */
  | { outcome: "decided" }
  /** Nobody of that number decides here any more. */
  | { outcome: "no-moderator" }
  | NotSaved;

/** Gives a comment that waits to a moderator, or back to nobody; whoever gets it is mailed. */
export async function assign(
  commentId: number,
  memberId: number | null,
  by: Moderator,
  now = new Date(),
): Promise<Assigning> {
  try {
    return await write((tx) => assignIn(tx, { commentId, memberId, by }, now));
  } catch (error) {
    return notSaved(error);
  }
}

async function assignIn(
  tx: Transaction,
  { commentId, memberId, by }: { commentId: number; memberId: number | null; by: Moderator },
  now: Date,
): Promise<Assigning> {
  const waits = and(eq(comments.id, commentId), or(waitsForDecision(), isReported()));
  if ((await tx.$count(comments, waits)) === 0) return { outcome: "decided" };
  if (memberId === null) {
    await endAssignment(tx, commentId);
    return { outcome: "assigned" };
  }
  const isModerator = and(eq(members.id, memberId), mayDecide());
  if ((await tx.$count(members, isModerator)) === 0) return { outcome: "no-moderator" };

  const before = await tx
    .select({ memberId: assignments.memberId })
    .from(assignments)
    .where(eq(assignments.commentId, commentId))
    .get();
  // The same form sent twice is one assignment, and one mail.
  if (before?.memberId === memberId) return { outcome: "assigned" };
  const row = { memberId, assignedBy: by.id, assignedAt: now };
  await tx
    .insert(assignments)
    .values({ commentId, ...row })
    .onConflictDoUpdate({ target: assignments.commentId, set: row });
  if (memberId !== by.id) {
    await enqueue(tx, commentAssigned, { commentId, memberId, by: by.name }, { now });
  }
  return { outcome: "assigned" };
}

/** Part of each decision: what comes before the moderators again is everybody's. */
export async function endAssignment(tx: Transaction, commentId: number): Promise<void> {
  await tx.delete(assignments).where(eq(assignments.commentId, commentId));
}

/** Of these comments, those that are somebody's, as long as that somebody decides here. */
export async function readAssignments(commentIds: number[]): Promise<Map<number, Assignment>> {
  const rows = await reader
    .select({ commentId: assignments.commentId, memberId: members.id, name: members.name })
    .from(assignments)
    .innerJoin(members, eq(members.id, assignments.memberId))
    .where(
      and(
        sql`${assignments.commentId} in (select value from json_each(${JSON.stringify(commentIds)}))`,
        mayDecide(),
      ),
    );
  return new Map(rows.map(({ commentId, ...assignment }) => [commentId, assignment]));
}

/** Everyone who decides here, by name. */
export async function listModerators(_: Moderator): Promise<{ id: number; name: string }[]> {
  return reader
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(mayDecide())
    .orderBy(asc(members.name), asc(members.id));
}
