import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";

export const jobStates = ["waiting", "running", "done", "parked"] as const;

export const jobs = sqliteTable(
  "jobs",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    name: text().notNull(),
    payload: text({ mode: "json" }).$type<unknown>().notNull(),
    state: text({ enum: jobStates }).notNull(),
    attempts: integer().notNull().default(0),
    runAt: moment().notNull(),
    createdAt: moment().notNull(),
    finishedAt: moment(),
    lastError: text(),
  },
  (table) => [
    oneOf("jobs_state", table.state, jobStates),
    index("jobs_due").on(table.state, table.runAt, table.id),
  ],
);
