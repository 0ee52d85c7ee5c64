import { spawn } from "node:child_process";
import { once } from "node:events";
import { rawClient } from "#db/client.ts";
import { databaseUrl } from "#db/address.ts";

/** Resolves once another process holds the write lock; the answer makes it let go and waits for that. */
export async function holdLock(): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ["tests/support/holder.mjs", databaseUrl()]);
  await once(child.stdout, "data");
  return async () => {
    child.stdin.end();
    await once(child, "exit");
  };
}

/** As if the disk were full from now on: the database may not grow. The next failed write ends it. */
export async function fillDisk(): Promise<void> {
  await rawClient().execute("pragma max_page_count = 1");
}
