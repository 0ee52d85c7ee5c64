import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { reader, write } from "#db/client.ts";
import { jobs } from "#db/schema/jobs.ts";
import { enqueue, job, type Job } from "#lib/jobs/queue.ts";
import { handler, retryAfterMinutes, runNextJob, triesMax, work } from "#lib/jobs/worker.ts";

const greet = job<{ name: string }>("greet");
const fail = job<{ why: string }>("fail");
const start = new Date("2026-06-01T10:00:00Z");
const minutesLater = (minutes: number): Date => new Date(+start + minutes * 60_000);

beforeEach(async () => {
  await write((tx) => tx.delete(jobs));
});

test("a job runs once, when it is due, with the payload it was given", async () => {
  const greeted: string[] = [];
  const handlers = new Map([handler(greet, async ({ name }) => void greeted.push(name))]);
  await ask(greet, { name: "Ben" }, minutesLater(5));

  expect(await runNextJob(handlers, start)).toBe(false);
  expect(await runNextJob(handlers, minutesLater(5))).toBe(true);
  expect(await runNextJob(handlers, minutesLater(6))).toBe(false);

  expect(greeted).toEqual(["Ben"]);
  expect(await jobNamed("greet")).toMatchObject({ state: "done", attempts: 1 });
});

test("a job asked for in a write that fails never was (side effects ride in the transaction)", async () => {
  const failing = write(async (tx) => {
    await enqueue(tx, greet, { name: "Ben" }, { now: start });
    throw new Error("rolled back");
  });

  await expect(failing).rejects.toThrow("rolled back");
  expect(await jobNamed("greet")).toBeUndefined();
});

test("a job that always fails is tried five times with growing gaps, then parked with its error (R05)", async () => {
  const tries: Date[] = [];
  let now = start;
  const failing = async (): Promise<void> => {
    tries.push(now);
    throw new Error("The server said no.");
  };
  const handlers = new Map([handler(fail, failing)]);
  await ask(fail, { why: "" });

  for (let minute = 0; minute <= 72 * 60; minute += 1) {
    now = minutesLater(minute);
    if (minute % 30 < 2) await runNextJob(handlers, now);
  }

  const gaps = tries.slice(1).map((at, place) => (+at - +(tries[place] ?? at)) / 60_000);
  expect(tries).toHaveLength(triesMax);
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
  expect(gaps.every((gap, place) => gap >= (retryAfterMinutes[place] ?? 0))).toBe(true);
  expect(await jobNamed("fail")).toMatchObject({
    state: "parked",
    attempts: 5,
    lastError: "The server said no.",
  });
});

test("the others go on while one fails (R05)", async () => {
  const greeted: string[] = [];
  const handlers = new Map([
    handler(fail, async () => Promise.reject(new Error("no"))),
    handler(greet, async ({ name }) => void greeted.push(name)),
  ]);
  await ask(fail, { why: "" });
  await ask(greet, { name: "Ben" });

  while (await runNextJob(handlers, start));

  expect(greeted).toEqual(["Ben"]);
});

test("a job nobody here knows waits for the version that does", async () => {
  await ask(greet, { name: "Ben" });

  expect(await runNextJob(new Map(), start)).toBe(false);
  expect(await jobNamed("greet")).toMatchObject({ state: "waiting", attempts: 0 });
});

test("a job whose process died is taken up again at the next start, and not for ever", async () => {
  const greeted: string[] = [];
  const handlers = new Map([handler(greet, async ({ name }) => void greeted.push(name))]);
  await ask(greet, { name: "Ben" });
  await ask(fail, { why: "" });
  await setJob("greet", { state: "running", attempts: 1, runAt: new Date("2100-01-01") });
  await setJob("fail", { state: "running", attempts: triesMax });
  const stop = new AbortController();

  const working = work(new Map([...handlers, handler(fail, neverRun)]), {
    signal: stop.signal,
    pollMs: 5,
  });
  await vi.waitFor(async () => expect((await jobNamed("fail"))?.state).toBe("parked"));
  await vi.waitFor(() => expect(greeted).toEqual(["Ben"]));
  stop.abort();

  await working;
});

test("stopping lets the job under way finish and starts no other (R01)", async () => {
  const stop = new AbortController();
  const finished: string[] = [];
  const slow = async ({ name }: { name: string }): Promise<void> => {
    stop.abort();
    await write(async () => undefined);
    finished.push(name);
  };
  await ask(greet, { name: "first" });
  await ask(greet, { name: "second" });

  await work(new Map([handler(greet, slow)]), { signal: stop.signal, pollMs: 5 });

  expect(finished).toEqual(["first"]);
});

async function neverRun(): Promise<void> {
  throw new Error("This job has used up its tries.");
}

function ask<Payload>(wanted: Job<Payload>, payload: Payload, runAt = start): Promise<void> {
  return write((tx) => enqueue(tx, wanted, payload, { now: start, runAt }));
}

async function setJob(name: string, change: Partial<typeof jobs.$inferInsert>): Promise<void> {
  await write((tx) => tx.update(jobs).set(change).where(eq(jobs.name, name)));
}

async function jobNamed(name: string) {
  return reader.select().from(jobs).where(eq(jobs.name, name)).get();
}
