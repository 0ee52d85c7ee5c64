import { sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { decidedWithinMs, fewIn } from "./candidates.ts";
import { isHeldBy } from "./narrow.ts";
import type { Queue } from "./view.ts";

export type CountedQueue = Exclude<Queue, "all">;
export type QueueCounts = Record<CountedQueue, number>;

/** A queue that is longer is counted no further. */
export const countedMax = 10_000;

/** How many each queue holds, as far as they are counted; each from an index alone. */
export async function countQueues(_: Moderator, now = new Date()): Promise<QueueCounts> {
  const pending = sql`select id from comments indexed by comments_queue where status = 'pending'`;
  return {
    waiting: await count(sql`${pending} union all ${fewIn("waiting")}`),
    "first-time": await countFirstTime(pending),
    reported: await count(sql`${fewIn("reported")}`),
    decided: await count(sql`select 1 from decisions indexed by decisions_recent
      where outcome = 'applied' and decided_at > ${+now - decidedWithinMs}`),
  };
}

/** Of as many that wait as are counted at all, so that it costs the same however many there are. */
async function countFirstTime(pending: SQL): Promise<number> {
  return count(sql`select 1 from (${pending} limit ${countedMax + 1}) as waiting
    where ${isHeldBy("first-time", sql`waiting.id`)}`);
}

async function count(rows: SQL): Promise<number> {
  const row = await reader.get<{ count: number }>(
    sql`select count(*) as count from (${rows} limit ${countedMax + 1})`,
  );
  return row?.count ?? 0;
}
