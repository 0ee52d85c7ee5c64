import { sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { candidates } from "./candidates.ts";
import { narrowed } from "./narrow.ts";
import type { Queue } from "./view.ts";

export type CountedQueue = Exclude<Queue, "all">;
export type QueueCounts = Record<CountedQueue, number>;

/** A queue that is longer is counted no further. */
export const countedMax = 20_000;

/** How many each queue holds, as far as they are counted; each from an index. */
export async function countQueues(_: Moderator, now = new Date()): Promise<QueueCounts> {
  return {
    waiting: await countIn("waiting", now),
    "first-time": await countIn("first-time", now),
    reported: await countIn("reported", now),
    decided: await countIn("decided", now),
  };
}

async function countIn(queue: CountedQueue, now: Date): Promise<number> {
  const reach = { from: undefined, isBackwards: false, timeZone: "UTC", now, matching: undefined };
  const among = candidates({ queue }, { ...reach, limit: countedMax + 1 });
  const row = await reader.get<{ count: number }>(count(among, narrowed({ queue })));
  return row?.count ?? 0;
}

function count(among: SQL, conditions: SQL | undefined): SQL {
  if (!conditions) return sql`select count(*) as count from (${among})`;
  return sql`select count(*) as count from (${among}) as candidate
    cross join comments on comments.id = candidate.id where ${conditions}`;
}
