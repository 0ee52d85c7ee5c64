import { setTimeout } from "node:timers/promises";

/** Something to be looked after again and again. A round missed while the site stood still is not made up for. */
export type Round = { everyMs: number; go: (now: Date) => Promise<void> };

/** Goes each round at once and then again and again, until `signal` aborts. One that fails stops no other. */
export async function goRounds(rounds: Round[], signal: AbortSignal): Promise<void> {
  await Promise.all(rounds.map((round) => repeat(round, signal)));
}

async function repeat({ everyMs, go }: Round, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await go(new Date()).catch((error: unknown) => {
      console.error("What is looked after regularly failed; it is tried again.", error);
    });
    await setTimeout(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
