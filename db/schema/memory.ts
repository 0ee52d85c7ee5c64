import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { oneOf } from "./columns.ts";
import { comments } from "./comments.ts";

export const lessonVerdicts = ["approved", "spam"] as const;

/**
 * The decided comments that the spam memory learns from. Of what they say nothing is kept here: it is
 * read from the comments themselves, so whoever changes or erases one has changed the lesson too.
 */
export const spamLessons = sqliteTable(
  "spam_lessons",
  {
    commentId: integer()
      .primaryKey()
      .references(() => comments.id, { onDelete: "cascade" }),
    verdict: text({ enum: lessonVerdicts }).notNull(),
  },
  (table) => [
    oneOf("spam_lessons_verdict", table.verdict, lessonVerdicts),
    index("spam_lessons_newest").on(table.verdict, table.commentId),
  ],
);

/** One row: raised by every lesson that comes or goes, so that what was learnt is learnt anew. */
export const spamMemory = sqliteTable("spam_memory", {
  id: integer().primaryKey(),
  revision: integer().notNull(),
});
