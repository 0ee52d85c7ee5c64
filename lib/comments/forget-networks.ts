import { and, eq, isNotNull, lte } from "drizzle-orm";
import { write } from "#db/client.ts";
import { blocks, comments } from "#db/schema/comments.ts";
import { reports } from "#db/schema/reports.ts";
import type { Round } from "#lib/jobs/rounds.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { forgetEvidence } from "./evidence.ts";

const dayMs = 24 * 60 * 60_000;

/** Once a day goes what was kept of networks, and of how forms were filled in, for the owner’s number of days. */
export const forgetOldNetworks: Round = { everyMs: dayMs, go: forgetNetworks };

export async function forgetNetworks(now: Date): Promise<void> {
  const { networkDays } = await readCommentLimits();
  const before = new Date(+now - networkDays * dayMs);
  await write(async (tx) => {
    await tx
      .update(comments)
      .set({ networkHash: null })
      .where(and(isNotNull(comments.networkHash), lte(comments.createdAt, before)));
    await tx
      .update(reports)
      .set({ networkHash: null })
      .where(and(isNotNull(reports.networkHash), lte(reports.createdAt, before)));
    await tx
      .update(blocks)
      .set({ mark: "" })
      .where(and(eq(blocks.kind, "network"), lte(blocks.until, now)));
    await forgetEvidence(tx, before);
  });
}
