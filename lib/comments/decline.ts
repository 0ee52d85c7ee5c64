import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { decisions } from "#db/schema/moderation.ts";

/** What the writer is told with it: a reason from the list, the house rule it cites, and words. */
export type Told = Pick<typeof decisions.$inferSelect, "listedReason" | "citedRule" | "reason">;
export type Decline = { memberId: number } & Told;

/** For a query over `decisions`. */
export const toldColumns = {
  listedReason: decisions.listedReason,
  citedRule: decisions.citedRule,
  reason: decisions.reason,
};

/** The decision by which a comment is declined, with what its writer was told. None is for imported ones. */
export async function findDecline(
  source: Pick<Transaction, "select">,
  commentId: number,
): Promise<Decline | undefined> {
  return source
    .select({ memberId: decisions.memberId, ...toldColumns })
    .from(decisions)
    .where(
      and(
        eq(decisions.commentId, commentId),
        eq(decisions.outcome, "applied"),
        inArray(decisions.action, ["reject", "spam"]),
        isNull(decisions.revisionId),
        isNotUndone,
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(1)
    .get();
}

/** For a query over `decisions`: it was not taken back. */
export const isNotUndone = sql`not exists (
  select 1 from decisions as later
   where later.comment_id = ${decisions.commentId} and later.undoes = ${decisions.id}
     and later.outcome = 'applied')`;
