import { sql } from "drizzle-orm";
import { reader } from "#db/client.ts";

/** "Within so many hours", or days. */
export type UsualTime = { unit: "hours" | "days"; count: number };

const lookedAtMax = 50;
const neededMin = 5;
const share = 0.8;

const hourMs = 60 * 60_000;
const hours = [1, 2, 3, 6, 12, 24];
const days = [2, 3, 4, 5, 6, 7, 10, 14, 21, 30];

/**
 * How long most comments waited lately for their first decision, of the whole publication, rounded up.
 * Nothing is said where too few were decided, or where it took longer than anyone would call usual.
 */
export async function readUsualTime(): Promise<UsualTime | undefined> {
  const waits = await readWaits();
  if (waits.length < neededMin) return undefined;
  const usual = waits.sort((a, b) => a - b)[Math.ceil(waits.length * share) - 1] ?? 0;
  const inHours = hours.find((count) => usual <= count * hourMs);
  if (inHours) return { unit: "hours", count: inHours };
  const inDays = days.find((count) => usual <= count * 24 * hourMs);
  return inDays ? { unit: "days", count: inDays } : undefined;
}

/** In milliseconds. A later decision about the same comment says nothing of how long it had waited. */
async function readWaits(): Promise<number[]> {
  const rows = await reader.all<{ wait: number }>(sql`
    select decision.decided_at - comment.created_at as wait
      from decisions as decision
      join comments as comment on comment.id = decision.comment_id
     where decision.outcome = 'applied' and not exists (
       select 1 from decisions as earlier
        where earlier.comment_id = decision.comment_id and earlier.id < decision.id
          and earlier.outcome = 'applied')
     order by decision.id desc limit ${lookedAtMax}`);
  return rows.map(({ wait }) => wait);
}
