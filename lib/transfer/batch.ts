import { sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { attachments } from "#db/schema/media.ts";
import { authors, posts, postTags, redirects, tags } from "#db/schema/posts.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import type { Made } from "./made.ts";
import { newTally, type Tally } from "./tally.ts";

/**
 * A part of an import that is stored in one transaction. Its rows are gathered first, with the ids
 * they will have, and written together; a rehearsal gathers the same rows and writes none.
 */
export type Batch = {
  db: Pick<Transaction, "select" | "all">;
  source: string;
  now: Date;
  tally: Tally;
  rows: Rows;
  made: Made;
  /** What earlier runs and batches brought, of what this batch asks about. */
  known: Map<string, number | null>;
};

export type Rows = {
  authors: (typeof authors.$inferInsert)[];
  tags: (typeof tags.$inferInsert)[];
  posts: (typeof posts.$inferInsert)[];
  attachments: (typeof attachments.$inferInsert)[];
  postTags: (typeof postTags.$inferInsert)[];
  redirects: (typeof redirects.$inferInsert)[];
  comments: (typeof comments.$inferInsert)[];
  identities: (typeof importIdentities.$inferInsert)[];
  /** Changes of rows that were stored before this batch, made after its own rows are there. */
  changes: ((tx: Transaction) => Promise<unknown>)[];
};

const rowsAtOnce = 100;

export function newBatch(given: Pick<Batch, "db" | "source" | "now" | "made">): Batch {
  const rows: Rows = {
    authors: [],
    tags: [],
    posts: [],
    attachments: [],
    postTags: [],
    redirects: [],
    comments: [],
    identities: [],
    changes: [],
  };
  return { ...given, tally: newTally(), rows, known: new Map() };
}

/** Writes the rows, those first that others refer to. */
export async function storeRows(tx: Transaction, rows: Rows): Promise<void> {
  await insertAll(tx, authors, rows.authors);
  await insertAll(tx, tags, rows.tags);
  await insertAll(tx, posts, rows.posts);
  await insertAll(tx, attachments, rows.attachments);
  await insertAll(tx, postTags, rows.postTags);
  await insertAll(tx, redirects, rows.redirects);
  await insertAll(tx, comments, rows.comments);
  await insertAll(tx, importIdentities, rows.identities);
  for (const change of rows.changes) await change(tx);
}

/** The id that the next row of a table gets. The transaction holds the lock, so nobody else takes it. */
export async function nextId(batch: Batch, table: string): Promise<number> {
  const { lastIds } = batch.made;
  let last = lastIds.get(table);
  if (last === undefined) {
    const [row] = await batch.db.all<{ seq: number }>(
      sql`select seq from sqlite_sequence where name = ${table}`,
    );
    last = row?.seq ?? 0;
  }
  lastIds.set(table, last + 1);
  return last + 1;
}

/** Two addresses, two tags, the same one twice: the first stays. */
async function insertAll<Table extends SQLiteTable>(
  tx: Transaction,
  table: Table,
  rows: Table["$inferInsert"][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const insert = tx.insert(table).values(some);
    await (isJoined(table) ? insert.onConflictDoNothing() : insert);
  }
}

function isJoined(table: SQLiteTable): boolean {
  return table === postTags || table === redirects;
}
