import { rawClient } from "#db/client.ts";

const tables = ["log_entries", "log_parts", "sqlite_sequence"];

/** Does to the log what only somebody with the file in hand can, answers what is then found, and puts all back. */
export async function tamperedWith<Found>(
  statements: string[],
  find: () => Promise<Found>,
): Promise<Found> {
  const client = rawClient();
  return withoutTriggers(async () => {
    for (const table of tables) {
      await client.execute(`create temp table kept_${table} as select * from ${table}`);
    }
    try {
      for (const statement of statements) await client.execute(statement);
      return await find();
    } finally {
      // The sequence last: filling a table writes into it.
      for (const table of tables) {
        await client.execute(`delete from ${table}`);
        await client.execute(`insert into main.${table} select * from kept_${table}`);
        await client.execute(`drop table kept_${table}`);
      }
    }
  });
}

/** As before the first row. */
export async function emptyLog(): Promise<void> {
  const client = rawClient();
  await withoutTriggers(async () => {
    for (const table of ["log_parts", "log_entries"]) await client.execute(`delete from ${table}`);
    await client.execute("delete from sqlite_sequence where name = 'log_entries'");
  });
}

async function withoutTriggers<Done>(work: () => Promise<Done>): Promise<Done> {
  const client = rawClient();
  const triggers = await client.execute(
    "select name, sql from sqlite_master where type = 'trigger' and name like 'log_%'",
  );
  for (const { name } of triggers.rows) await client.execute(`drop trigger ${String(name)}`);
  try {
    return await work();
  } finally {
    for (const { sql } of triggers.rows) await client.execute(String(sql));
  }
}
