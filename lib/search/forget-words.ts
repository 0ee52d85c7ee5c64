import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { fillIndex } from "./fill.ts";

/** Written at once by each step, so that nothing else waits for the whole index. */
const pages = 64;

/**
 * Writes the index of comments anew without what is not in it any more. Until then the words of an
 * erased comment are found by nobody and still stand in the file.
 */
export async function forgetErasedWords(): Promise<void> {
  await fillIndex();
  // A negative number begins with all that there is; the others go on until nothing is left to do.
  let goesOn = await merge(-pages);
  while (goesOn) {
    await setImmediate();
    goesOn = await merge(pages);
  }
}

async function merge(amount: number): Promise<boolean> {
  return write(async (tx) => {
    const before = await countChanges(tx);
    await tx.run(sql`insert into comment_index (comment_index, rank) values ('merge', ${amount})`);
    // The statement itself is one change, whatever it did.
    return (await countChanges(tx)) - before > 1;
  });
}

async function countChanges(tx: Transaction): Promise<number> {
  const row = await tx.get<{ count: number }>(sql`select total_changes() as count`);
  return row?.count ?? 0;
}
