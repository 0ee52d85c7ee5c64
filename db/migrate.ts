import { readMigrationFiles } from "drizzle-orm/migrator";
import { resolve } from "node:path";
import { ownsDatabase, rawClient } from "./client.ts";

const migrationsFolder = "db/migrations";
const table = "__drizzle_migrations";

/** The database was written by a newer Byline; nothing has been changed. */
export class DatabaseIsNewer extends Error {
  override name = "DatabaseIsNewer";
}

/**
 * Applies, in order, the migrations the database has not seen, each in one transaction together with
 * the row that records it. Returns how many were applied.
 */
export async function migrate(): Promise<number> {
  const client = rawClient();
  if (ownsDatabase()) await client.execute("pragma journal_mode = wal");
  await client.execute(
    `create table if not exists ${table} (id integer primary key, hash text not null, created_at numeric)`,
  );

  const known = readMigrationFiles({ migrationsFolder: resolve(migrationsFolder) });
  const applied = await client.execute(`select hash from ${table} order by id`);
  assertKnown(
    applied.rows.map((row) => String(row.hash)),
    known.map((migration) => migration.hash),
  );

  const pending = known.slice(applied.rows.length);
  for (const { sql, hash, folderMillis } of pending) {
    await client.migrate([
      ...sql,
      { sql: `insert into ${table} (hash, created_at) values (?, ?)`, args: [hash, folderMillis] },
    ]);
  }
  return pending.length;
}

function assertKnown(applied: string[], known: string[]): void {
  if (applied.every((hash, place) => hash === known[place])) return;
  throw new DatabaseIsNewer(
    `The database has ${applied.length} migrations; this version of Byline knows ${known.length}, or others. ` +
      "Start the version that wrote it, or restore the backup taken before that version was installed.",
  );
}
