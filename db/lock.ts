import { createClient } from "@libsql/client";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { databaseUrl, dataFolder } from "./address.ts";

/** Who holds the database, for the sentence that refuses a second one, and how to reach them. */
export type Holder = {
  process: number;
  doing: string;
  since: string;
  /** Where the holder takes commands from the operator, when it does. */
  door: { port: number; token: string } | undefined;
};

export type Lock = {
  /** Says who holds it. Readable by its owner alone: the door's token is in it. */
  describe: (holder: Omit<Holder, "process" | "since">) => void;
  release: () => void;
};

const holderFile = () => `${guarded()}.holder`;

/**
 * Takes the database for this process, or answers undefined when another one has it. The lock is
 * SQLite's own on a file made for it: the system lets go of it when the process dies, however it
 * dies, so there is no stale lock to recover from.
 */
export async function takeLock(): Promise<Lock | undefined> {
  mkdirSync(dirname(guarded()), { recursive: true, mode: 0o700 });
  const client = createClient({ url: `file:${guarded()}.lock`, timeout: 0 });
  try {
    const transaction = await client.transaction("write");
    return {
      describe: (holder) => writeHolder(holder),
      release: () => {
        rmSync(holderFile(), { force: true });
        transaction.close();
        client.close();
      },
    };
  } catch {
    client.close();
    return undefined;
  }
}

/** The file that one process may have open: the database, or its stand-in when that is elsewhere. */
function guarded(): string {
  const url = databaseUrl();
  return url.startsWith("file:") ? url.slice("file:".length) : join(dataFolder(), "byline.db");
}

/** Who holds the database, as far as they have said. */
export function findHolder(): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(), "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function writeHolder(holder: Omit<Holder, "process" | "since">): void {
  const whole: Holder = { ...holder, process: process.pid, since: new Date().toISOString() };
  rmSync(holderFile(), { force: true });
  writeFileSync(holderFile(), JSON.stringify(whole), { mode: 0o600 });
}
