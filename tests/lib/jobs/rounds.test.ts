import { expect, test, vi } from "vitest";
import { goRounds } from "#lib/jobs/rounds.ts";

test("a round is gone at once and again, one that fails stops no other, and all stop when told to", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const stopping = new AbortController();
  let [failed, went] = [0, 0];
  const going = goRounds(
    [
      {
        everyMs: 1,
        go: async () => {
          failed += 1;
          throw new Error("Not now.");
        },
      },
      { everyMs: 1, go: async () => void (went += 1) },
      { everyMs: 3_600_000, go: async () => {} },
    ],
    stopping.signal,
  );

  await expect.poll(() => Math.min(failed, went)).toBeGreaterThan(1);
  stopping.abort();
  await going;
});
