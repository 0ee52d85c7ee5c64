import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { moment } from "./columns.ts";

/** What everybody may read of: no name of a writer, no address, no text, and nothing of what waits. */
export const publicKinds = [
  "approve",
  "reject",
  "undo",
  "edit",
  "move",
  "close-thread",
  "open-thread",
  "appeal",
  "trust",
  "distrust",
  "block",
  "unblock",
  "rule",
  "house-rules",
  "settings",
] as const;

/**
 * Which rows everybody may read by what they are themselves. A query that says the same walks the index
 * of them alone, however much else there is.
 */
export const publicRows = `kind in (${publicKinds.map((kind) => `'${kind}'`).join(", ")}) and to_status is not 'spam' and not (kind = 'undo' and from_status is 'spam')`;

/**
 * What was decided, in the order in which it was, each row with the hash of the one before. Triggers
 * refuse to change or remove a row, and nothing that it names is a foreign key: it outlives them.
 */
export const logEntries = sqliteTable(
  "log_entries",
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    at: moment().notNull(),
    kind: text().notNull(),
    memberId: integer(),
    commentId: integer(),
    postId: integer(),
    decisionId: integer(),
    fromStatus: text(),
    toStatus: text(),
    /** The rules that had held the comment, as JSON. Read as it stands, so that each letter counts. */
    rules: text().notNull(),
    reason: text(),
    detail: text(),
    /** The row that this one annotates, or takes back. */
    about: integer(),
    /** A hash for each of its parts, as JSON. */
    commitments: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    index("log_entries_comment").on(table.commentId, table.sequence),
    index("log_entries_decision").on(table.decisionId),
    index("log_entries_about").on(table.about, table.sequence),
    index("log_entries_kind").on(table.kind, table.at),
    index("log_entries_public").on(table.sequence).where(sql.raw(publicRows)),
  ],
);

/**
 * What a row says of people, which may have to be forgotten. The row holds only a hash of value and
 * salt, so that both can go without the chain being broken.
 */
export const logParts = sqliteTable(
  "log_parts",
  {
    sequence: integer().notNull(),
    part: text().notNull(),
    value: text(),
    salt: text(),
    redactedAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.sequence, table.part] })],
);
