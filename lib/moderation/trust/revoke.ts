import { and, eq, isNull } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { trusts } from "#db/schema/comments.ts";
import type { writerDisowned } from "#lib/comments/proven.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import type { PayloadOf } from "#lib/jobs/queue.ts";
import { appendToLog } from "../log/append.ts";
import { readShortReason, type ReasonProblem } from "../short-reason.ts";

export type Revocation =
  | { outcome: "revoked" }
  | { outcome: "invalid"; problems: ReasonProblem[] }
  /** It was revoked before, or never granted. */
  | { outcome: "missing" }
  | NotSaved;

/** From now on every comment of this writer is read first again. What is public stays. */
export async function revokeTrust(
  { trustId, reason }: { trustId: number; reason: string },
  moderator: Moderator,
  now = new Date(),
): Promise<Revocation> {
  const reading = readShortReason(reason);
  if (!reading.ok) return { outcome: "invalid", problems: [reading.problem] };
  try {
    return await write(async (tx): Promise<Revocation> => {
      const word = { reason: reading.value, memberId: moderator.id };
      const isRevoked = await revoke(tx, eq(trusts.id, trustId), word, now);
      return { outcome: isRevoked ? "revoked" : "missing" };
    });
  } catch (error) {
    return notSaved(error);
  }
}

/**
 * The comment that trust was granted at turned out to be somebody else's. Disowning another comment
 * takes nothing away: whoever typed that address could have anybody's trust taken.
 */
export async function revokeDisowned(
  { commentId }: PayloadOf<typeof writerDisowned>,
  now: Date,
): Promise<void> {
  const reason = "The owner of the address says that they did not write the comment it was for.";
  await write((tx) =>
    revoke(tx, eq(trusts.commentId, commentId), { reason, memberId: undefined }, now),
  );
}

async function revoke(
  tx: Transaction,
  which: ReturnType<typeof eq>,
  { reason, memberId }: { reason: string; memberId: number | undefined },
  now: Date,
): Promise<boolean> {
  const revoked = await tx
    .update(trusts)
    .set({ revokedAt: now, revokedBy: memberId ?? null, revokedReason: reason })
    .where(and(which, isNull(trusts.revokedAt)))
    .returning();
  for (const { commentId } of revoked) {
    const about = { commentId: commentId ?? undefined, memberId };
    await appendToLog(tx, { kind: "distrust", at: now, ...about, parts: { words: reason } });
  }
  return revoked.length > 0;
}
