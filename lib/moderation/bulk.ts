import { setImmediate } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { bulkItems, bulks, decisions } from "#db/schema/moderation.ts";
import type { Told } from "#lib/comments/decline.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { decide, type DecidingAction, type DecisionOutcome } from "./decide.ts";
import { readNumber } from "./press.ts";
import type { PastDecision } from "./past-decision.ts";
import { undoInBulk, type UndoOutcome } from "./undo.ts";

/** A comment that was selected, in the version that was listed. */
export type BulkItem = { commentId: number; seenVersion: number };

export type BulkOutcome = { outcome: "done"; bulkId: number } | { outcome: "missing" } | NotSaved;

/** What hinders one comment of many. The rest is decided all the same. */
export type BulkException = Exclude<
  (DecisionOutcome | UndoOutcome)["outcome"],
  "decided" | "undone"
>;

export const bulkMax = 500;

/** A row of the form: the comment's number and the version that was listed. */
export function readItem(value: unknown): BulkItem | undefined {
  const [id, version, ...more] = typeof value === "string" ? value.split("-") : [];
  const [commentId, seenVersion] = [readNumber(id), readNumber(version)];
  return commentId && seenVersion && more.length === 0 ? { commentId, seenVersion } : undefined;
}

/** Decides about each of them as it was listed, each by itself, and keeps what hindered the others. */
export async function decideMany(
  { items, action, told }: { items: BulkItem[]; action: DecidingAction; told: Partial<Told> },
  moderator: Moderator,
  now = new Date(),
): Promise<BulkOutcome> {
  return eachByItself(items, { action, moderator, now }, async (item, bulkId) => {
    const result = await decide({ ...item, action, told, bulkId }, moderator, now);
    if (result.outcome === "decided") return "done";
    // The same press sent twice is one.
    const isOwn = result.outcome === "stale" && isBy(moderator, action, result.earlier);
    return isOwn && result.earlier.seenVersion === item.seenVersion ? "done" : result;
  });
}

/** Takes back each decision of a bulk that still stands, whoever made it. */
export async function undoMany(
  bulkId: number,
  moderator: Moderator,
  now = new Date(),
): Promise<BulkOutcome> {
  const bulk = await reader.select().from(bulks).where(eq(bulks.id, bulkId)).get();
  if (!bulk || bulk.action === "undo") return { outcome: "missing" };
  const made = await reader
    .select({ id: decisions.id, commentId: decisions.commentId })
    .from(decisions)
    .where(eq(decisions.bulkId, bulkId));
  const press = { action: "undo", undoes: bulkId, moderator, now } as const;
  return eachByItself(made, press, async ({ id }, bulkId) => {
    const result = await undoInBulk({ decisionId: id, bulkId }, moderator, now);
    if (result.outcome === "undone") return "done";
    return result.outcome === "stale" && result.later.undoes === id ? "done" : result;
  });
}

type BulkPress = {
  action: DecidingAction | "undo";
  undoes?: number;
  moderator: Moderator;
  now: Date;
};
type Hindered = { outcome: BulkException; decisionId?: number };

async function eachByItself<Item extends { commentId: number }>(
  items: Item[],
  press: BulkPress,
  act: (item: Item, bulkId: number) => Promise<"done" | Hindered>,
): Promise<BulkOutcome> {
  try {
    const some = items.slice(0, bulkMax);
    const bulkId = await begin(press, some);
    const hindered = new Map<number, Hindered>();
    let goesOn = true;
    for (const item of some) {
      // Once the database takes nothing, the rest would wait for it one by one.
      const result: "done" | Hindered = goesOn ? await act(item, bulkId) : stopped;
      if (result === "done") continue;
      goesOn = result.outcome !== "not-saved";
      hindered.set(item.commentId, result);
      await setImmediate();
    }
    // What is done is done, and the report knows the rest from the beginning.
    await keep(bulkId, hindered).catch(notSaved);
    return { outcome: "done", bulkId };
  } catch (error) {
    return notSaved(error);
  }
}

const stopped: Hindered = { outcome: "not-saved" };

/** Each is not saved until it is: should the database stop taking anything, that is what there is to say. */
async function begin(
  { action, undoes, moderator, now }: BulkPress,
  items: { commentId: number }[],
): Promise<number> {
  return write(async (tx) => {
    const [row] = await tx
      .insert(bulks)
      .values({ memberId: moderator.id, action, undoes: undoes ?? null, decidedAt: now })
      .returning({ id: bulks.id });
    if (!row) throw new Error("The bulk was inserted without a row coming back.");
    const all = items.map(({ commentId }) => ({ bulkId: row.id, commentId, ...stopped }));
    if (all.length > 0) await tx.insert(bulkItems).values(all).onConflictDoNothing();
    return row.id;
  });
}

async function keep(bulkId: number, hindered: Map<number, Hindered>): Promise<void> {
  const rows = [...hindered].map(([commentId, { outcome, decisionId }]) => ({
    bulkId,
    commentId,
    outcome,
    decisionId: decisionId ?? null,
  }));
  await write(async (tx) => {
    await tx.delete(bulkItems).where(eq(bulkItems.bulkId, bulkId));
    if (rows.length > 0) await tx.insert(bulkItems).values(rows);
  });
}

function isBy({ id }: Moderator, action: DecidingAction, earlier: PastDecision): boolean {
  return earlier.memberId === id && earlier.action === action;
}
