import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";
import { commentRevisions, commentStatuses, comments } from "./comments.ts";
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
    /** What the writer is told beside it. */
    reason: text(),
    /** It was about another text that the writer proposed for a public comment. */
    revisionId: integer().references(() => commentRevisions.id, { onDelete: "set null" }),
    decidedAt: moment().notNull(),
  },
  (table) => [
    oneOf("decisions_action", table.action, decisionActions),
    oneOf("decisions_outcome", table.outcome, decisionOutcomes),
    index("decisions_comment").on(table.commentId, table.id),
    index("decisions_member").on(table.memberId, table.id),
  ],
);

/** What the writer of a declined comment said against it, once. */
export const appeals = sqliteTable(
  "appeals",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer()
      .notNull()
      .unique()
      .references(() => comments.id, { onDelete: "cascade" }),
    text: text().notNull(),
    createdAt: moment().notNull(),
    /** The decision that answered it; none while it waits. */
    decisionId: integer().references(() => decisions.id),
  },
  (table) => [
    index("appeals_open")
      .on(table.createdAt)
      .where(sql`decision_id is null`),
    index("appeals_decision").on(table.decisionId),
  ],
);
