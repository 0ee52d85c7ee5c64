import { index, integer, primaryKey, sqliteTable } from "drizzle-orm/sqlite-core";
import { moment } from "./columns.ts";
import { comments } from "./comments.ts";
import { members } from "./identity.ts";

/** Who has which comment open at the desk, until they say nothing of it any more. */
export const looks = sqliteTable(
  "looks",
  {
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    memberId: integer()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    since: moment().notNull(),
    seenAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.commentId, table.memberId] })],
);

/** Whose turn it is with a comment that waits. Anybody may decide about it all the same. */
export const assignments = sqliteTable(
  "assignments",
  {
    commentId: integer()
      .primaryKey()
      .references(() => comments.id, { onDelete: "cascade" }),
    memberId: integer()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    assignedBy: integer()
      .notNull()
      .references(() => members.id),
    assignedAt: moment().notNull(),
  },
  (table) => [index("assignments_member").on(table.memberId)],
);
