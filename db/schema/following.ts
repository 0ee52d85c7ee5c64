import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";
import { comments } from "./comments.ts";
import { addresses } from "./mail.ts";
import { posts } from "./posts.ts";

const flag = () => integer({ mode: "boolean" }).notNull();

/** What the writer of a comment asked to be told of, by mail. Each was chosen in the form. */
export const follows = sqliteTable(
  "follows",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    addressId: integer()
      .notNull()
      .references(() => addresses.id, { onDelete: "cascade" }),
    /** The comment it was chosen with. */
    commentId: integer()
      .notNull()
      .unique()
      .references(() => comments.id, { onDelete: "cascade" }),
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    decision: flag(),
    replies: flag(),
    authorReplies: flag(),
    thread: flag(),
    createdAt: moment().notNull(),
    endedAt: moment(),
  },
  (table) => [index("follows_post").on(table.postId), index("follows_address").on(table.addressId)],
);

export const letterSubjects = ["published", "declined", "comment"] as const;

/** One thing to tell one address, once. Why it hears of it is asked again when the mail goes. */
export const letters = sqliteTable(
  "letters",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    addressId: integer()
      .notNull()
      .references(() => addresses.id, { onDelete: "cascade" }),
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    subject: text({ enum: letterSubjects }).notNull(),
    createdAt: moment().notNull(),
    /** It came when five had gone within the hour, and goes with those that came after it. */
    heldAt: moment(),
    sentAt: moment(),
  },
  (table) => [
    oneOf("letters_subject", table.subject, letterSubjects),
    uniqueIndex("letters_once").on(table.addressId, table.commentId, table.subject),
    index("letters_unsent").on(table.addressId, table.sentAt),
    index("letters_comment").on(table.commentId),
  ],
);
