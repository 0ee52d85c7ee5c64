import { and, asc, eq, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { bulkItems, bulks, decisions } from "#db/schema/moderation.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import type { BulkException } from "./bulk.ts";
import { findLastDecisionOn, type PastDecision } from "./past-decision.ts";
import { undoDays } from "./undo.ts";

/** What one press about many comments has done, and what not. */
export type BulkReport = {
  id: number;
  action: PastDecision["action"];
  by: string;
  at: Date;
  /** The bulk that it took back. */
  undoes: number | null;
  done: number;
  exceptions: {
    commentId: number;
    outcome: BulkException;
    name: string | null;
    last: PastDecision | undefined;
  }[];
  /** Some of what it decided still stands, and can be taken back. */
  isUndoable: boolean;
};

export async function findBulkReport(
  _: Moderator,
  bulkId: number,
  now = new Date(),
): Promise<BulkReport | undefined> {
  const bulk = await reader
    .select({
      id: bulks.id,
      action: bulks.action,
      by: members.name,
      at: bulks.decidedAt,
      undoes: bulks.undoes,
    })
    .from(bulks)
    .innerJoin(members, eq(members.id, bulks.memberId))
    .where(eq(bulks.id, bulkId))
    .get();
  if (!bulk) return undefined;
  const isYoung = +now < +bulk.at + undoDays * dayMs;
  return {
    ...bulk,
    done: await reader.$count(decisions, eq(decisions.bulkId, bulkId)),
    exceptions: await readExceptions(bulkId),
    isUndoable: bulk.action !== "undo" && isYoung && (await doesSomeStand(bulkId)),
  };
}

const dayMs = 24 * 60 * 60_000;

async function readExceptions(bulkId: number): Promise<BulkReport["exceptions"]> {
  const rows = await reader
    .select({
      commentId: bulkItems.commentId,
      outcome: bulkItems.outcome,
      name: comments.name,
    })
    .from(bulkItems)
    .leftJoin(comments, eq(comments.id, bulkItems.commentId))
    .where(
      and(
        eq(bulkItems.bulkId, bulkId),
        sql`${bulkItems.commentId} not in (
          select comment_id from decisions where bulk_id = ${bulkId} and outcome = 'applied')`,
      ),
    )
    .orderBy(asc(bulkItems.commentId));
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      outcome: row.outcome as BulkException,
      last: row.outcome === "stale" ? await findLastDecisionOn(reader, row.commentId) : undefined,
    })),
  );
}

async function doesSomeStand(bulkId: number): Promise<boolean> {
  const standing = await reader
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.bulkId, bulkId),
        sql`not exists (select 1 from decisions as later
          where later.comment_id = ${decisions.commentId} and later.id > ${decisions.id}
            and later.outcome = 'applied')`,
      ),
    )
    .limit(1)
    .get();
  return standing !== undefined;
}
