import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";
import { posts } from "./posts.ts";

export const pictureTypes = ["image/jpeg", "image/png"] as const;

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

/** Pictures of our own. The files are in `data/media`, under the same key. */
export const pictures = sqliteTable(
  "pictures",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** The beginning of the hash of what was given, and the size of what was made of it. */
    key: text().notNull().unique(),
    /** Text only; nothing is ever stored or looked for under it. */
    originalName: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** Of the copy for whoever takes no WebP. */
    type: text({ enum: pictureTypes }).notNull(),
    alt: text().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [oneOf("pictures_type", table.type, pictureTypes)],
);
