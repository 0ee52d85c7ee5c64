import { and, asc, eq, sql } from "drizzle-orm";
import { reader, type Transaction } from "#db/client.ts";
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

/** The payload of work that is always the same. */
export type Nothing = Record<string, never>;

/** The same for work that is done once for all who ask: one that waits already is enough. */
export async function enqueueOnce(
  tx: Transaction,
  job: Job<Nothing>,
  time: { now: Date; runAt?: Date },
): Promise<void> {
  const waiting = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.state, "waiting"), eq(jobs.name, job.name)))
    .limit(1)
    .get();
  if (!waiting) await enqueue(tx, job, {}, time);
}

/** The jobs of a kind that wait for their turn, for one that can do the work of several. */
export async function listWaiting<Payload>({
  name,
}: Job<Payload>): Promise<{ id: number; payload: Payload }[]> {
  const rows = await reader
    .select({ id: jobs.id, payload: jobs.payload })
    .from(jobs)
    .where(and(eq(jobs.state, "waiting"), eq(jobs.name, name)))
    .orderBy(asc(jobs.id));
  return rows.map(({ id, payload }) => ({ id, payload: payload as Payload }));
}

/** Says of jobs that wait that another has done their work. */
export async function finishWaiting(tx: Transaction, ids: number[], now: Date): Promise<void> {
  // Passed as one value: there may be more than a statement may have parameters.
  const isOneOf = sql`${jobs.id} in (select value from json_each(${JSON.stringify(ids)}))`;
  await tx
    .update(jobs)
    .set({ state: "done", finishedAt: now })
    .where(and(isOneOf, eq(jobs.state, "waiting")));
}

/** Thrown by a job whose time has not come: it waits until then, and this was no failed try. */
export class NotYet extends Error {
  override name = "NotYet";
  constructor(readonly until: Date) {
    super(`Not before ${until.toISOString()}.`);
  }
}

/** What a job was given, for its handler. */
export type PayloadOf<J> = J extends Job<infer Payload> ? Payload : never;
