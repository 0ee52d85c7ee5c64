import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  type AnySQLiteColumn,
} from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";
import { commentRevisions, commentStatuses, comments } from "./comments.ts";
import { members } from "./identity.ts";

export const decisionActions = [
  "approve",
  "reject",
  "spam",
  "undo",
  "edit",
  "move",
  "close-thread",
  "open-thread",
  "ask",
] as const;
export const decisionOutcomes = ["applied", "stale"] as const;
/** What a moderator may change in somebody else's text, and nothing else. */
export const editKinds = ["markup", "personal-data"] as const;

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
    /**
     * What else the comment was before, for an undo to put back. Where the first is null, the decision is
     * older than these.
     */
    fromKeepsPlace: integer({ mode: "boolean" }),
    fromStatusBy: integer().references(() => members.id),
    fromEditedAt: moment(),
    undoes: integer().references((): AnySQLiteColumn => decisions.id),
    /** The reason from the publication's list, as it read then, and the house rule that it cited. */
    listedReason: text(),
    citedRule: text(),
    /** What the writer is told beside it, in the moderator's own words. */
    reason: text(),
    editKind: text({ enum: editKinds }),
    /** Where it stood before it was moved, and where since. Kept also when those are gone. */
    fromPostId: integer(),
    fromParentId: integer(),
    toPostId: integer(),
    toParentId: integer(),
    /** It was decided with others by one press. */
    bulkId: integer().references(() => bulks.id),
    /**
     * The text it was about: one that the writer proposed for a public comment, or the one that a
     * moderator's edit replaced.
     */
    revisionId: integer().references(() => commentRevisions.id, { onDelete: "set null" }),
    decidedAt: moment().notNull(),
    /** From the link in a mail: whoever had the mail may have pressed it. */
    isFromMail: integer({ mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    // The actions have no CHECK: changing one takes a new table, and this one only grows.
    oneOf("decisions_outcome", table.outcome, decisionOutcomes),
    index("decisions_comment").on(table.commentId, table.id),
    index("decisions_member").on(table.memberId, table.id),
    index("decisions_recent")
      .on(table.decidedAt, table.id)
      .where(sql`outcome = 'applied'`),
    index("decisions_bulk")
      .on(table.bulkId)
      .where(sql`bulk_id is not null`),
    index("decisions_revision")
      .on(table.revisionId)
      .where(sql`revision_id is not null`),
  ],
);

/** One press about many comments, each of which was decided by itself. */
export const bulks = sqliteTable("bulks", {
  id: integer().primaryKey({ autoIncrement: true }),
  memberId: integer()
    .notNull()
    .references(() => members.id),
  action: text({ enum: decisionActions }).notNull(),
  /** The one that this one took back. */
  undoes: integer().references((): AnySQLiteColumn => bulks.id),
  decidedAt: moment().notNull(),
});

/** What became of each comment that was selected, whether it could be decided or not. */
export const bulkItems = sqliteTable(
  "bulk_items",
  {
    bulkId: integer()
      .notNull()
      .references(() => bulks.id, { onDelete: "cascade" }),
    /** Kept also when that comment is gone: that is what there is to say about it. */
    commentId: integer().notNull(),
    outcome: text().notNull(),
    decisionId: integer().references(() => decisions.id, { onDelete: "set null" }),
  },
  (table) => [
    primaryKey({ columns: [table.bulkId, table.commentId] }),
    index("bulk_items_decision").on(table.decisionId),
  ],
);

/** What a moderator asks the authors about a comment that waits. */
export const authorQuestions = sqliteTable(
  "author_questions",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    askedBy: integer()
      .notNull()
      .references(() => members.id),
    question: text().notNull(),
    askedAt: moment().notNull(),
    answer: text(),
    answeredBy: integer().references(() => members.id),
    answeredAt: moment(),
  },
  (table) => [
    index("author_questions_comment").on(table.commentId, table.id),
    index("author_questions_open")
      .on(table.askedAt)
      .where(sql`answered_at is null`),
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
    /** By when it is to be answered. */
    dueAt: moment(),
    /** When those who may answer were reminded, before that moment and after. */
    remindedAt: moment(),
    remindedOverdueAt: moment(),
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

/** What a moderator writes down about a comment, for those who decide. */
export const commentNotes = sqliteTable(
  "comment_notes",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    memberId: integer()
      .notNull()
      .references(() => members.id),
    text: text().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [index("comment_notes_comment").on(table.commentId, table.id)],
);
