import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { moment } from "./columns.ts";

/**
 * The first five came over. The other two are what is left to do: a post whose last comment has not
 * been read, and one whose galleries wait for the attachments they name.
 */
export const importKinds = [
  "author",
  "post",
  "attachment",
  "comment",
  "category",
  "unfinished",
  "gallery",
] as const;

/** What an imported row was called where it came from, so that a second run finds it again. */
export const importIdentities = sqliteTable(
  "import_identities",
  {
    source: text().notNull(),
    kind: text({ enum: importKinds }).notNull(),
    sourceId: text().notNull(),
    localId: integer().notNull(),
    importedAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.kind, table.sourceId] })],
);
