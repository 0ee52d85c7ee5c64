import { createClient } from "@libsql/client";
import { afterAll, expect, test } from "vitest";
import { DatabaseBusy, rawClient, reader, write, type Transaction } from "#db/client.ts";
import { databaseUrl } from "#db/address.ts";
import { tags } from "#db/schema/posts.ts";
import { sql } from "drizzle-orm";
import { holdLock } from "#tests/support/hold-lock.ts";

test("a write waits for another process that holds the lock, then stands for every other process", async () => {
  const release = await holdLock();

  const waiting = addTag("waited");
  await release();
  await waiting;
  await addTag("after");

  expect(await tagsSeenByAnotherConnection()).toEqual(expect.arrayContaining(["waited", "after"]));
});

test("a write that waits too long is refused, and the very next one succeeds once the lock is free", async () => {
  const release = await holdLock();

  await expect(addTag("too late")).rejects.toThrow(DatabaseBusy);
  await release();
  await addTag("next");

  const seen = await tagsSeenByAnotherConnection();
  expect(seen).toContain("next");
  expect(seen).not.toContain("too late");
});

test("reading goes on while another process holds the lock", async () => {
  const release = await holdLock();

  expect(await reader.select({ name: tags.name }).from(tags)).toBeInstanceOf(Array);

  await release();
});

test("a hundred writers at once all write, one after the other", async () => {
  const names = Array.from({ length: 100 }, (_, place) => `writer ${place}`);

  await Promise.all(names.map(addTag));

  expect(await tagsSeenByAnotherConnection()).toEqual(expect.arrayContaining(names));
});

test("an error inside a transaction leaves nothing of it", async () => {
  const failing = write(async (tx) => {
    await insertTag(tx, "half");
    throw new Error("in the middle");
  });

  await expect(failing).rejects.toThrow("in the middle");
  expect(await tagsSeenByAnotherConnection()).not.toContain("half");
});

test("what a row refers to has to be there", async () => {
  const orphan = write((tx) => tx.run(sql`insert into post_tags values (999998, 999999)`));

  await expect(orphan).rejects.toThrow();
});

test.each([
  ["does not check foreign keys", "foreign_keys = off", "foreign_keys = on"],
  ["waits for no one", "busy_timeout = 0", "busy_timeout = 250"],
])("a connection that %s is not written through (B10)", async (_, wrong, right) => {
  await rawClient().execute(`pragma ${wrong}`);

  await expect(addTag(`through ${wrong}`)).rejects.toThrow("wrong settings");
  await rawClient().execute(`pragma ${right}`);
  await addTag(`through ${right}`);

  expect(await tagsSeenByAnotherConnection()).toContain(`through ${right}`);
  expect(await tagsSeenByAnotherConnection()).not.toContain(`through ${wrong}`);
});

afterAll(async () => {
  const [{ journal } = { journal: "" }] = await reader.all<{ journal: string }>(
    sql`select journal_mode as journal from pragma_journal_mode`,
  );
  expect(journal).toBe("wal");
});

function addTag(name: string): Promise<void> {
  return write((tx) => insertTag(tx, name));
}

async function insertTag(tx: Transaction, name: string): Promise<void> {
  await tx.insert(tags).values({ name, slug: name });
}

async function tagsSeenByAnotherConnection(): Promise<string[]> {
  const client = createClient({ url: databaseUrl() });
  const { rows } = await client.execute("select name from tags");
  client.close();
  return rows.map((row) => String(row.name));
}
