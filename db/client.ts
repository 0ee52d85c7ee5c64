import { createClient, type Client, LibsqlError } from "@libsql/client";
import { sql } from "drizzle-orm";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import { databaseUrl } from "./address.ts";

/**
 * The one connection to the database, its settings, and its queue of writes.
 *
 * A libSQL `file:` connection that has once met SQLITE_BUSY acknowledges later writes without
 * committing them, and the binding is synchronous, so a write that waits for another transaction of
 * this process waits for itself. Hence: every write goes through `write`, one at a time; waiting for
 * another process happens between attempts, never inside one; and a connection that failed is closed.
 * See docs/decisions/0001-libsql-as-a-file.md.
 */

type Database = LibSQLDatabase<Record<string, never>>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** What may be done outside a transaction: reading. */
export type Reader = Pick<
  Database,
  "select" | "selectDistinct" | "with" | "$with" | "all" | "get" | "values" | "$count"
>;

/** The database was held by someone else for the whole of `writeWaitMs`; nothing was written. */
export class DatabaseBusy extends Error {
  override name = "DatabaseBusy";
}

export const writeWaitMs = 5_000;
const retryEveryMs = 50;
/** How long one statement blocks the event loop for a lock, in milliseconds. */
const busyTimeoutMs = 250;

type Connection = {
  url: string;
  client: Client;
  db: Database;
  tail: Promise<unknown>;
  afterCommit: WeakMap<Transaction, (() => void)[]>;
};

/** The server loads this file twice (from source, and bundled by Next); both must share one queue. */
const shared = globalThis as unknown as { [key: symbol]: Connection | undefined };
const key = Symbol.for("byline.database");

export const reader: Reader = new Proxy({} as Reader, {
  get: (_, property: keyof Reader) => {
    const { db } = connection();
    return db[property].bind(db);
  },
});

/**
 * Runs `work` in one transaction, after every write asked for before it.
 * Throws DatabaseBusy when another process keeps the lock for longer than `writeWaitMs`.
 */
export function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const held = connection();
  const result = held.tail.then(() => attempt(held, work, Date.now() + writeWaitMs));
  held.tail = result.catch(() => undefined);
  return result;
}

/** Runs `run` once the transaction is on disk; never if it is not. */
export function afterCommit(tx: Transaction, run: () => void): void {
  const { afterCommit } = connection();
  afterCommit.set(tx, [...(afterCommit.get(tx) ?? []), run]);
}

/** True when this process alone can change the database, so that what it remembers stays true. */
export function ownsDatabase(): boolean {
  return connection().url.startsWith("file:");
}

/** For migrations and maintenance; everything else uses `reader` and `write`. */
export function rawClient(): Client {
  return connection().client;
}

/** Waits for the writes under way and closes the file. */
export async function closeDatabase(): Promise<void> {
  const held = shared[key];
  if (!held) return;
  await held.tail;
  shared[key] = undefined;
  // So that the one file holds everything, and a plain copy of it is whole.
  if (held.url.startsWith("file:")) await held.client.execute("pragma wal_checkpoint(truncate)");
  held.client.close();
}

function connection(): Connection {
  return (shared[key] ??= connect(databaseUrl()));
}

function connect(url: string): Connection {
  const client = createClient({ url, timeout: busyTimeoutMs });
  const db = drizzle(client, { casing: "snake_case" });
  return { url, client, db, tail: Promise.resolve(), afterCommit: new WeakMap() };
}

async function attempt<T>(
  held: Connection,
  work: (tx: Transaction) => Promise<T>,
  until: number,
): Promise<T> {
  for (;;) {
    const hooks: (() => void)[] = [];
    try {
      const result = await held.db.transaction(async (tx) => {
        await assertSettings(held, tx);
        const value = await work(tx);
        hooks.push(...(held.afterCommit.get(tx) ?? []));
        return value;
      });
      for (const hook of hooks) hook();
      return result;
    } catch (error) {
      const code = sqliteCode(error);
      if (code && !code.startsWith("SQLITE_CONSTRAINT")) await held.client.reconnect();
      if (!code?.startsWith("SQLITE_BUSY")) throw error;
      if (Date.now() > until) throw new DatabaseBusy("The database is held by another process.");
      await new Promise((resolve) => setTimeout(resolve, retryEveryMs));
    }
  }
}

/** A pool opens connections when it likes; each proves its settings before it is written through. */
async function assertSettings(held: Connection, tx: Transaction): Promise<void> {
  if (!held.url.startsWith("file:")) return;
  const found = await tx.get<[number, number, string]>(sql`
    select (select foreign_keys from pragma_foreign_keys) as foreign_keys,
           (select timeout from pragma_busy_timeout) as busy_timeout,
           (select journal_mode from pragma_journal_mode) as journal_mode`);
  const settings = Object.values(found ?? {});
  if (String(settings) !== String([1, busyTimeoutMs, "wal"])) {
    throw new Error(`A database connection has the wrong settings: ${settings.join(", ")}.`);
  }
}

/** The SQLite code behind an error, through the wrapping that Drizzle and libSQL put around it. */
export function sqliteCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof LibsqlError) return cause.extendedCode ?? cause.code;
  }
  return undefined;
}
