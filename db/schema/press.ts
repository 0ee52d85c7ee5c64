import { integer, sqliteTable } from "drizzle-orm/sqlite-core";

/** One row: the number of the edition that readers get. Everything public that changes raises it. */
export const editions = sqliteTable("editions", {
  id: integer().primaryKey(),
  number: integer().notNull(),
});
