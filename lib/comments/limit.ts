import { and, desc, gt, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { Visitor } from "#lib/identity/visitor.ts";
import type { CommentLimits } from "#lib/settings/comment-limits.ts";
import { networkHash } from "./network.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export type LimitReached = { count: number; within: "10 minutes" | "24 hours"; retryAt: Date };

/** Counted at commit, so that many forms sent at once cannot all be the fifth. */
export async function findLimitReached(
  tx: Transaction,
  visitor: Visitor,
  limits: CommentLimits,
  now: Date,
): Promise<LimitReached | undefined> {
  return limitReached(await readSent(tx, visitor, limits, now), limits, now);
}

/** Which of both limits these moments, newest first, have come to. */
export function limitReached(
  sent: Date[],
  limits: Pick<CommentLimits, "perTenMinutes" | "perDay">,
  now: Date,
): LimitReached | undefined {
  const windows = [
    { within: "10 minutes", limit: limits.perTenMinutes, lengthMs: 10 * minuteMs },
    { within: "24 hours", limit: limits.perDay, lengthMs: dayMs },
  ] as const;

  for (const { within, limit, lengthMs } of windows) {
    const first = sent[limit - 1];
    if (!first || +first <= +now - lengthMs) continue;
    return { count: limit, within, retryAt: nextMinute(+first + lengthMs) };
  }
  return undefined;
}

/** When this network sent its last comments, newest first. The key of its hash changed at midnight. */
async function readSent(
  tx: Transaction,
  visitor: Visitor,
  limits: CommentLimits,
  now: Date,
): Promise<Date[]> {
  const dayAgo = new Date(+now - dayMs);
  const rows = await tx
    .select({ createdAt: comments.createdAt })
    .from(comments)
    .where(
      and(
        inArray(comments.networkHash, [networkHash(visitor, now), networkHash(visitor, dayAgo)]),
        gt(comments.createdAt, dayAgo),
      ),
    )
    .orderBy(desc(comments.createdAt))
    .limit(Math.max(limits.perTenMinutes, limits.perDay));
  return rows.map(({ createdAt }) => createdAt);
}

/** The sentence names a minute, and by that minute it must be true. */
function nextMinute(ms: number): Date {
  return new Date(Math.ceil(ms / minuteMs) * minuteMs);
}
