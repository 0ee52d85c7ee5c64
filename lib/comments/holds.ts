import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { holds } from "#db/schema/comments.ts";
import { ruleNames, ruleSwitches, type RuleName } from "#lib/settings/rule-fields.ts";

/** Why a moderator is to look at a comment: the rule, and what it says of this comment. */
export type Hold = { rule: HoldRule; sentence: string };

/**
 * What holds a comment, as a list of rules has it: first what is asked of each comment that arrives,
 * in that order, then what can happen to one that waits.
 */
export const holdTitles = {
  ...(Object.fromEntries(
    Object.entries(ruleSwitches).map(([rule, { label }]) => [rule, label]),
  ) as Record<RuleName, string>),
  "not-yet-read": "Not read yet",
  edited: "Edited while it was read",
  disowned: "Disowned by the address",
  withdrawn: "Withdrawn before",
  earlier: "Earlier reasons",
} as const;

export type HoldRule = keyof typeof holdTitles;

export function asHoldRule(value: string | undefined): HoldRule | undefined {
  return value !== undefined && Object.hasOwn(holdTitles, value) ? (value as HoldRule) : undefined;
}

/** All of them, in the order in which they came. */
export async function readHolds(
  source: Pick<Transaction, "select">,
  commentId: number,
): Promise<Hold[]> {
  const rows = await source
    .select({ rule: holds.rule, sentence: holds.sentence })
    .from(holds)
    .where(eq(holds.commentId, commentId))
    .orderBy(asc(holds.id));
  return rows.map(({ rule, sentence }) => ({ rule: asHoldRule(rule) ?? "earlier", sentence }));
}

/** For the next moderator who reads it. The same is not said twice. */
export async function addHold(tx: Transaction, commentId: number, hold: Hold): Promise<void> {
  await tx
    .insert(holds)
    .values({ commentId, ...hold })
    .onConflictDoNothing();
}

/**
 * Another comment stands in the place of this one, and what the rules said of this one is void. What
 * happened to it, as that it was disowned, still holds it.
 */
export async function replaceHolds(
  tx: Transaction,
  commentId: number,
  replacement: Hold[],
): Promise<void> {
  await tx.delete(holds).where(and(eq(holds.commentId, commentId), inArray(holds.rule, askedAnew)));
  for (const hold of replacement) await addHold(tx, commentId, hold);
}

const askedAnew = [...ruleNames, "not-yet-read"];
