import { createClient, type Client } from "@libsql/client";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const known = readMigrationFiles({ migrationsFolder: "db/migrations" });
const rebuild = known.findIndex(({ sql }) => sql.join().includes("__new_decisions"));

let folder: string;
let client: Client;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "byline-migration-"));
  client = createClient({ url: `file:${join(folder, "old.db")}` });
});
afterEach(() => {
  client.close();
  rmSync(folder, { recursive: true });
});

test("decisions made before there were more kinds stay, with what refers to them", async () => {
  await client.migrate(known.slice(0, rebuild).flatMap(({ sql }) => sql));
  await client.executeMultiple(oldRows);
  const before = await rowsOf("select * from decisions order by id");

  await client.migrate(known[rebuild]?.sql ?? []);

  const old = Object.keys(before[0] ?? {}).join(", ");
  expect(await rowsOf(`select ${old} from decisions order by id`)).toEqual(before);
  expect(await rowsOf("select listed_reason, bulk_id from decisions where id = 1")).toEqual([
    { listed_reason: null, bulk_id: null },
  ]);
  expect(await rowsOf("select decision_id from appeals")).toEqual([{ decision_id: 3 }]);
  expect(await rowsOf("pragma foreign_key_check")).toEqual([]);
});

test("after it a decision is still referred to, and no number is given twice", async () => {
  await client.migrate(known.slice(0, rebuild).flatMap(({ sql }) => sql));
  await client.executeMultiple(oldRows);
  await client.execute("delete from decisions where id = 4");

  await client.migrate(known[rebuild]?.sql ?? []);

  const [next] = await rowsOf(`insert into decisions ${columns}
    values (1, 1, 'close-thread', 'applied', 2, '', 'approved', 'approved', 0) returning id`);
  expect(next).toEqual({ id: 5 });
  await expect(client.execute("update appeals set decision_id = 99")).rejects.toThrow("FOREIGN");
  await expect(client.execute("update decisions set undoes = 99")).rejects.toThrow("FOREIGN");
  await expect(client.execute("delete from decisions where id = 3")).rejects.toThrow("FOREIGN");
});

const columns =
  "(comment_id, member_id, action, outcome, seen_version, seen_body, from_status, to_status, decided_at)";

const oldRows = `
  insert into members (id, email, name, role, created_at)
    values (1, 'ana@example.org', 'Ana', 'owner', 0);
  insert into posts (id, kind, slug, title, standfirst, body, body_format, state, state_at, created_at, updated_at)
    values (1, 'post', 'a', 'A', '', '', 'markdown', 'published', 0, 0, 0);
  insert into comments (id, post_id, kind, name, body, body_format, status, status_at, held_because, created_at)
    values (1, 1, 'comment', 'Ben', 'Text.', 'text', 'approved', 0, '[]', 0);
  insert into decisions ${columns}
    values (1, 1, 'reject', 'applied', 1, 'Text.', 'pending', 'rejected', 10),
           (1, 1, 'spam', 'stale', 1, 'Text.', 'rejected', 'rejected', 20),
           (1, 1, 'approve', 'applied', 2, 'Text.', 'rejected', 'approved', 30),
           (1, 1, 'undo', 'applied', 3, 'Text.', 'approved', 'rejected', 40);
  update decisions set undoes = 3, reason = 'Off topic.' where id = 4;
  insert into appeals (comment_id, text, created_at, decision_id) values (1, 'But why?', 25, 3);`;

async function rowsOf(statement: string) {
  const { rows, columns } = await client.execute(statement);
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}
