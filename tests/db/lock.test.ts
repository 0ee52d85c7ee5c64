import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { findHolder, takeLock } from "#db/lock.ts";

const script = `
  import { takeLock } from "#db/lock.ts";
  const lock = await takeLock();
  lock?.describe({ doing: "a test", door: undefined });
  console.log(lock ? "held" : "refused");
  setInterval(() => {}, 1000);
`;

test("a second process is refused while the first lives, and told who that is", async () => {
  const first = await anotherProcess();

  expect(first.said).toBe("held");
  expect(await takeLock()).toBeUndefined();
  expect(findHolder()).toMatchObject({ process: first.pid, doing: "a test" });

  await first.kill("SIGTERM");
});

test("a holder that was killed leaves no lock behind", async () => {
  const first = await anotherProcess();
  await first.kill("SIGKILL");

  const lock = await takeLock();

  expect(lock).toBeDefined();
  lock?.release();
});

type Another = {
  said: string;
  pid: number | undefined;
  kill: (signal: NodeJS.Signals) => Promise<void>;
};

async function anotherProcess(): Promise<Another> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return {
    said: said.toString().trim(),
    pid: child.pid,
    kill: async (signal) => {
      child.kill(signal);
      await once(child, "exit");
    },
  };
}
