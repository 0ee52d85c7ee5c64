import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { moment } from "./columns.ts";
import { members } from "./identity.ts";

export const settings = sqliteTable("settings", {
  key: text().primaryKey(),
  value: text({ mode: "json" }).$type<unknown>().notNull(),
  changedAt: moment().notNull(),
  changedBy: integer().references(() => members.id),
});
