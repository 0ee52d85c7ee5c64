import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { ownsDatabase, reader, write } from "#db/client.ts";
import { jobs } from "#db/schema/jobs.ts";
import { NotYet, type Job } from "./queue.ts";

/** What is done for each job, by its name. A job without a handler waits for the version that has one. */
export type Handlers = ReadonlyMap<string, (payload: unknown, now: Date) => Promise<void>>;

/** Pairs a job with what is done for it; the payload is the one `enqueue` was given. */
export function handler<Payload>(
  { name }: Job<Payload>,
  work: (payload: Payload, now: Date) => Promise<void>,
): [string, (payload: unknown, now: Date) => Promise<void>] {
  return [name, (payload, now) => work(payload as Payload, now)];
}

/** After a failed try, so long until the next; after the last of them the job is parked. */
export const retryAfterMinutes = [1, 30, 6 * 60, 42 * 60];
export const triesMax = retryAfterMinutes.length + 1;

const minuteMs = 60_000;
/** A job that was claimed so long ago has lost its process, and is due again. */
const leaseMs = 10 * minuteMs;
const errorLengthMax = 1_000;

/** Runs jobs as they fall due, one at a time, until `signal` aborts; what is under way is finished. */
export async function work(
  handlers: Handlers,
  { signal, pollMs = 1_000 }: { signal: AbortSignal; pollMs?: number },
): Promise<void> {
  if (ownsDatabase()) await takeBackRunning(new Date());
  while (!signal.aborted) {
    // A database that is busy or full now may not be in a second; the worker itself never gives up.
    const didRun = await runNextJob(handlers).catch(reportFailure);
    if (!didRun) await pause(pollMs, signal);
  }
}

/** Runs the job that has been due longest, if there is one, and records how it went. */
export async function runNextJob(handlers: Handlers, now = new Date()): Promise<boolean> {
  const claimed = await claim(handlers, now);
  const run = claimed && handlers.get(claimed.name);
  if (!run) return false;

  try {
    await run(claimed.payload, now);
  } catch (error) {
    if (error instanceof NotYet) await putBack(claimed, error.until);
    else await recordFailure(claimed, error, now);
    return true;
  }
  await write(async (tx) => {
    await tx
      .update(jobs)
      .set({ state: "done", finishedAt: now, lastError: null })
      .where(eq(jobs.id, claimed.id));
  });
  return true;
}

type ClaimedJob = { id: number; name: string; payload: unknown; attempts: number };

/** Only reads while nothing is due, so that an idle site writes nothing. */
async function claim(handlers: Handlers, now: Date): Promise<ClaimedJob | undefined> {
  const due = and(
    inArray(jobs.state, ["waiting", "running"]),
    lte(jobs.runAt, now),
    inArray(jobs.name, [...handlers.keys()]),
  );
  const next = await reader
    .select({ id: jobs.id })
    .from(jobs)
    .where(due)
    .orderBy(asc(jobs.runAt), asc(jobs.id))
    .limit(1)
    .get();
  if (!next) return undefined;

  return write(async (tx) => {
    const found = await tx
      .select({ id: jobs.id, name: jobs.name, payload: jobs.payload, attempts: jobs.attempts })
      .from(jobs)
      .where(and(eq(jobs.id, next.id), due))
      .get();
    if (!found) return undefined;
    if (found.attempts >= triesMax) {
      const lastError = "The process ended each time while this ran.";
      const parked = { state: "parked" as const, finishedAt: now, lastError };
      await tx.update(jobs).set(parked).where(eq(jobs.id, found.id));
      return undefined;
    }
    const attempts = found.attempts + 1;
    const runAt = new Date(+now + leaseMs);
    await tx.update(jobs).set({ state: "running", attempts, runAt }).where(eq(jobs.id, found.id));
    return { ...found, attempts };
  });
}

async function putBack(job: ClaimedJob, until: Date): Promise<void> {
  const waiting = { state: "waiting" as const, runAt: until, attempts: job.attempts - 1 };
  await write(async (tx) => {
    await tx.update(jobs).set(waiting).where(eq(jobs.id, job.id));
  });
}

async function recordFailure(job: ClaimedJob, error: unknown, now: Date): Promise<void> {
  const lastError = String(error instanceof Error ? error.message : error).slice(0, errorLengthMax);
  const gapMinutes = retryAfterMinutes[job.attempts - 1];
  const next =
    gapMinutes === undefined
      ? { state: "parked" as const, finishedAt: now }
      : { state: "waiting" as const, runAt: new Date(+now + gapMinutes * minuteMs) };
  await write(async (tx) => {
    await tx
      .update(jobs)
      .set({ ...next, lastError })
      .where(eq(jobs.id, job.id));
  });
}

/** This process alone runs jobs here, so one that is still running was cut off by the last stop. */
async function takeBackRunning(now: Date): Promise<void> {
  await write(async (tx) => {
    await tx.update(jobs).set({ state: "waiting", runAt: now }).where(eq(jobs.state, "running"));
  }).catch(reportFailure);
}

function reportFailure(error: unknown): false {
  console.error("The job worker could not reach the queue; it tries again.", error);
  return false;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
