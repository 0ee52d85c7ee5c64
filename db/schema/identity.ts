import { index, integer, sqliteTable, text, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";

export const roles = ["owner", "author", "moderator"] as const;

/** People who sign in. Readers and commenters never do. */
export const members = sqliteTable(
  "members",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    email: text().notNull().unique(),
    name: text().notNull(),
    role: text({ enum: roles }).notNull(),
    passwordHash: text(),
    createdAt: moment().notNull(),
    disabledAt: moment(),
    disabledBy: integer().references((): AnySQLiteColumn => members.id),
    /** Raised with whatever ends their sessions, and with those all that was signed for them before. */
    rightsVersion: integer().notNull().default(1),
  },
  (table) => [oneOf("members_role", table.role, roles)],
);

/** One row a signed-in browser. Only a hash of its token is kept. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    tokenHash: text().notNull().unique(),
    memberId: integer()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    createdAt: moment().notNull(),
    lastSeenAt: moment().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [index("sessions_member").on(table.memberId)],
);

/** The link printed at the first start, with which the owner's account is made. */
export const setupLinks = sqliteTable("setup_links", {
  tokenHash: text().primaryKey(),
  createdAt: moment().notNull(),
  usedAt: moment(),
});

/** Failed sign-ins, by a keyed hash of the account or the network, for the limits on guessing. */
export const signInFailures = sqliteTable(
  "sign_in_failures",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    keyHash: text().notNull(),
    failedAt: moment().notNull(),
  },
  (table) => [index("sign_in_failures_key").on(table.keyHash, table.failedAt)],
);

export const noticeChoices = ["at-once", "hourly", "daily", "never"] as const;

/** How often a member hears by mail of comments that wait. Without a row: at once. */
export const noticeSettings = sqliteTable(
  "notice_settings",
  {
    memberId: integer()
      .primaryKey()
      .references(() => members.id, { onDelete: "cascade" }),
    choice: text({ enum: noticeChoices }).notNull(),
    changedAt: moment().notNull(),
  },
  (table) => [oneOf("notice_settings_choice", table.choice, noticeChoices)],
);
