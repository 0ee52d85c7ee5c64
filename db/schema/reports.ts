import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";
import { comments } from "./comments.ts";
import { decisions } from "./moderation.ts";

export const reportReasons = ["insulting", "false", "private", "advertising", "other"] as const;

/** What a reader said against a public comment. It hides nothing; a decision closes it. */
export const reports = sqliteTable(
  "reports",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    reason: text({ enum: reportReasons }).notNull(),
    words: text(),
    /** The form was filled in as programs do, so nobody is mailed of it. */
    isSuspect: integer({ mode: "boolean" }).notNull().default(false),
    /** Who reported, as far as that can be known: hashes of the day's network and of a browser's mark. */
    networkHash: text(),
    browserHash: text(),
    createdAt: moment().notNull(),
    /** None while it is open. */
    closedAt: moment(),
    /** The decision that closed it. */
    decisionId: integer().references(() => decisions.id),
  },
  (table) => [
    oneOf("reports_reason", table.reason, reportReasons),
    uniqueIndex("reports_one_a_network").on(table.commentId, table.networkHash),
    uniqueIndex("reports_one_a_browser").on(table.commentId, table.browserHash),
    index("reports_open")
      .on(table.commentId)
      .where(sql`closed_at is null`),
    index("reports_network").on(table.networkHash, table.createdAt),
    index("reports_decision").on(table.decisionId),
  ],
);
