import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { moment } from "./columns.ts";
import { posts } from "./posts.ts";

/** Files that imported posts refer to, by the address they had. */
export const attachments = sqliteTable(
  "attachments",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    postId: integer().references(() => posts.id, { onDelete: "set null" }),
    title: text().notNull(),
    caption: text().notNull(),
    url: text().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [index("attachments_post").on(table.postId)],
);
