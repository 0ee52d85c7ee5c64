import { rawClient } from "#db/client.ts";

const tables = ["log_entries", "log_parts", "sqlite_sequence"];

/** Does to the log what only somebody with the file in hand can, answers what is then found, and puts all back. */
export async function tamperedWith<Found>(
  statements: string[],
  find: () => Promise<Found>,
): Promise<Found> {
  const client = rawClient();
  const triggers = await client.execute(
    "select name, sql from sqlite_master where type = 'trigger' and name like 'log_%'",
  );
  for (const { name } of triggers.rows) await client.execute(`drop trigger ${String(name)}`);
  for (const table of tables) {
    await client.execute(`create temp table kept_${table} as select * from ${table}`);
  }
  try {
    for (const statement of statements) await client.execute(statement);
    return await find();
  } finally {
    for (const table of tables) {
      await client.execute(`delete from ${table}`);
    }
    for (const table of tables) {
      if (table === "sqlite_sequence") await client.execute("delete from sqlite_sequence");
      await client.execute(`insert into main.${table} select * from kept_${table}`);
      await client.execute(`drop table kept_${table}`);
    }
    for (const { sql } of triggers.rows) await client.execute(String(sql));
  }
}
