import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";

/** Everyone who is written to, or has asked to be: a row for each address, with what it has said. */
export const addresses = sqliteTable("addresses", {
  id: integer().primaryKey({ autoIncrement: true }),
  email: text().notNull().unique(),
  createdAt: moment().notNull(),
  /** When it was last asked to confirm itself; it is asked once a day at most. */
  askedAt: moment(),
  /** When its owner last asked for the link to everything kept under it; one goes in ten minutes. */
  dataAskedAt: moment(),
  /** Until then nothing is sent to it but that question. */
  confirmedAt: moment(),
  /** It asked never to be written to. */
  refusedAt: moment(),
  /** How often in a row its server has refused mail for it; after three of them it is paused. */
  bounces: integer().notNull().default(0),
  pausedAt: moment(),
  lastError: text(),
});

export const mailSorts = ["letter", "digest", "notice", "question"] as const;

/** What was sent to whom in the last day, to keep it from becoming too much. */
export const sentMails = sqliteTable(
  "sent_mails",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    addressId: integer()
      .notNull()
      .references(() => addresses.id, { onDelete: "cascade" }),
    sort: text({ enum: mailSorts }).notNull(),
    sentAt: moment().notNull(),
  },
  (table) => [
    oneOf("sent_mails_sort", table.sort, mailSorts),
    index("sent_mails_address").on(table.addressId, table.sentAt),
    index("sent_mails_time").on(table.sentAt),
  ],
);
