import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { simpleParser } from "mailparser";
import { dataFolder } from "#db/address.ts";
import { reader } from "#db/client.ts";

/** Every table of the database with its columns, those of the search index too. */
export async function listTables(): Promise<{ name: string; columns: string[] }[]> {
  const rows = await reader.all<{ name: string; columns: string }>(sql`
    select name, (select json_group_array(name) from pragma_table_info(main.name)) as columns
      from sqlite_master as main
     where type = 'table' and name not like 'sqlite_%'`);
  return rows.map(({ name, columns }) => ({ name, columns: JSON.parse(columns) as string[] }));
}

/** All that stands in each table, read as the letters in it; of what is kept as bytes as well. */
export async function readEveryTable(): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const { name, columns } of await listTables()) {
    const row = sql.join(
      columns.map((column) => sql`coalesce(hex(${sql.identifier(column)}), '')`),
      sql` || '0A' || `,
    );
    const rows = await reader.all<{ row: string }>(
      sql`select ${row} as row from ${sql.identifier(name)}`,
    );
    const text = rows.map(({ row: hex }) => Buffer.from(hex, "hex").toString("latin1"));
    read.set(name, text.join("\n"));
  }
  return read;
}

/** Every table and every mail in which something is found. */
export async function holding(wanted: RegExp): Promise<string[]> {
  const tables = await readEveryTable();
  const found = [...tables].filter(([, text]) => wanted.test(text)).map(([name]) => name);
  const outbox = join(dataFolder(), "outbox");
  for (const name of readdirSync(outbox)) {
    const raw = readFileSync(join(outbox, name), "utf8");
    const { text, html } = await simpleParser(raw);
    if (wanted.test(`${raw}${text}${String(html)}`)) found.push(name);
  }
  return found;
}
