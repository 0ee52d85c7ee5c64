import { sql } from "drizzle-orm";
import { afterCommit, ownsDatabase, reader, type Transaction } from "#db/client.ts";
import { editions } from "#db/schema/press.ts";
import { Remembered } from "./remembered.ts";

/** Shared by the two copies of this file in a running server, like the connection itself. */
const shared = globalThis as unknown as { [key: symbol]: Remembered<number> | undefined };
const edition = (shared[Symbol.for("byline.edition")] ??= new Remembered<number>());

/** The number of the edition that readers get now. Zero before anything was published. */
export function currentEdition(): Promise<number> {
  return ownsDatabase() ? edition.get(readEdition) : readEdition();
}

/** Transactions that have raised it already: one changes what the public can see once. */
const raised = new WeakSet<Transaction>();

/** Part of every transaction that changes what the public can see: no print made before is served after. */
export async function raiseEdition(tx: Transaction): Promise<void> {
  if (raised.has(tx)) return;
  raised.add(tx);
  // A write whose commit is in doubt leaves the number unknown, and the next request reads it afresh.
  edition.forget();
  const [row] = await tx
    .insert(editions)
    .values({ id: 1, number: 1 })
    .onConflictDoUpdate({ target: editions.id, set: { number: sql`${editions.number} + 1` } })
    .returning({ number: editions.number });
  afterCommit(tx, () => {
    if (row) edition.set(row.number);
  });
}

async function readEdition(): Promise<number> {
  const row = await reader.select({ number: editions.number }).from(editions).get();
  return row?.number ?? 0;
}
