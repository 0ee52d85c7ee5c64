import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { oneOf } from "./columns.ts";
import { comments } from "./comments.ts";
import { posts } from "./posts.ts";

/**
 * The index itself is two FTS5 tables, `post_index` and `comment_index`, which Drizzle has no words
 * for; the migration that makes them makes their triggers too. See docs/decisions/0010-search.md.
 */

export const searchedKinds = ["post", "comment"] as const;

/** A post as its reader sees it, without markup. Missing while the post waits in `search_due`. */
export const postTexts = sqliteTable("post_texts", {
  postId: integer()
    .primaryKey()
    .references(() => posts.id, { onDelete: "cascade" }),
  body: text().notNull(),
});

export const commentTexts = sqliteTable("comment_texts", {
  commentId: integer()
    .primaryKey()
    .references(() => comments.id, { onDelete: "cascade" }),
  body: text().notNull(),
});

/** What triggers have found changed, and the index does not hold yet. A later change has a later id. */
export const searchDue = sqliteTable(
  "search_due",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: searchedKinds }).notNull(),
    subjectId: integer().notNull(),
  },
  (table) => [
    oneOf("search_due_kind", table.kind, searchedKinds),
    uniqueIndex("search_due_subject").on(table.kind, table.subjectId),
  ],
);
