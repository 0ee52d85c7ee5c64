import { index, integer, sqliteTable, text, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";
import { commentStatuses, comments } from "./comments.ts";
import { members } from "./identity.ts";

export const decisionActions = ["approve", "reject", "spam", "undo"] as const;
export const decisionOutcomes = ["applied", "stale"] as const;

/** Every press of a button at the desk, also the one that came too late. */
export const decisions = sqliteTable(
  "decisions",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    memberId: integer()
      .notNull()
      .references(() => members.id),
    action: text({ enum: decisionActions }).notNull(),
    outcome: text({ enum: decisionOutcomes }).notNull(),
    /** What the moderator had in front of them. */
    seenVersion: integer().notNull(),
    seenBody: text().notNull(),
    fromStatus: text({ enum: commentStatuses }).notNull(),
    toStatus: text({ enum: commentStatuses }).notNull(),
    undoes: integer().references((): AnySQLiteColumn => decisions.id),
    decidedAt: moment().notNull(),
  },
  (table) => [
    oneOf("decisions_action", table.action, decisionActions),
    oneOf("decisions_outcome", table.outcome, decisionOutcomes),
    index("decisions_comment").on(table.commentId, table.id),
    index("decisions_member").on(table.memberId, table.id),
  ],
);
