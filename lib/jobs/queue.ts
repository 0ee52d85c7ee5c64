import type { Transaction } from "#db/client.ts";
import { jobs } from "#db/schema/jobs.ts";

/** A kind of work for later: its name, and what its payload looks like. */
export type Job<Payload> = { name: string; payload?: Payload };

/** Declares a job. The module that knows why it happens declares it; `app/_worker` gives it its handler. */
export function job<Payload>(name: string): Job<Payload> {
  return { name };
}

/** Asks for a job in the same transaction as the write that causes it: both happen or neither does. */
export async function enqueue<Payload>(
  tx: Transaction,
  { name }: Job<Payload>,
  payload: Payload,
  { now, runAt = now }: { now: Date; runAt?: Date },
): Promise<void> {
  await tx.insert(jobs).values({ name, payload, state: "waiting", runAt, createdAt: now });
}
