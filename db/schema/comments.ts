import { sql } from "drizzle-orm";
import {
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";
import { members } from "./identity.ts";
import { addresses } from "./mail.ts";
import { authors, posts } from "./posts.ts";

export const commentKinds = ["comment", "pingback", "trackback"] as const;
export const commentStatuses = ["pending", "approved", "rejected", "spam", "trashed"] as const;
export const commentFormats = ["text", "markdown", "html"] as const;

export const siteChecks = ["asked", "confirmed", "no-link", "unreachable"] as const;

export const comments = sqliteTable(
  "comments",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    parentId: integer().references((): AnySQLiteColumn => comments.id),
    kind: text({ enum: commentKinds }).notNull(),
    name: text().notNull(),
    email: text(),
    site: text(),
    /** Set from the session alone: this is a member of the publication speaking. */
    memberId: integer().references(() => members.id),
    /** The byline that speaks, where the publication itself put the comment in. Never from a form. */
    authorId: integer().references(() => authors.id, { onDelete: "set null" }),
    body: text().notNull(),
    bodyFormat: text({ enum: commentFormats }).notNull(),
    status: text({ enum: commentStatuses }).notNull(),
    statusAt: moment().notNull(),
    statusBy: integer().references(() => members.id),
    /** Raised by every change of text or status; a decision names the version it was made on. */
    version: integer().notNull().default(1),
    /** What it is written in, as ISO 639-1 has it, where its text is long and clear enough to tell. */
    language: text(),
    /** The comment this one repeats, word for word: kept, and never shown beside it. */
    duplicateOf: integer().references((): AnySQLiteColumn => comments.id),
    formKey: text().unique(),
    /** Keyed hash over post, parent, writer and text: the same form sent twice has the same one. */
    fingerprint: text(),
    /** Keyed hash of the network under a key of the day. No address is kept. */
    networkHash: text(),
    createdAt: moment().notNull(),
    /** When its text last became another. */
    editedAt: moment(),
    /** When a moderator last changed its text; readers are told. */
    moderatedAt: moment(),
    /** Nothing more is taken in answer to it, or to what answers it. */
    closedAt: moment(),
    /** Its writer took it back: its status is `trashed`, as of all that nobody is to read. */
    withdrawnAt: moment(),
    /** Nothing of it is left but its place: others answered there. */
    erasedAt: moment(),
    /** It was public when its writer took it back, so what others answered there stays public. */
    keepsPlace: integer({ mode: "boolean" }).notNull().default(false),
    /** The owner of its e-mail address said that they wrote it. */
    addressConfirmedAt: moment(),
    /** The owner of its e-mail address said that they did not write it. */
    disownedAt: moment(),
    /** Its writer's site was found to point back to it. */
    siteConfirmedAt: moment(),
    /** How the last look at that site ended, or that one was asked for. */
    siteCheck: text({ enum: siteChecks }),
    siteCheckedAt: moment(),
  },
  (table) => [
    oneOf("comments_kind", table.kind, commentKinds),
    oneOf("comments_status", table.status, commentStatuses),
    oneOf("comments_body_format", table.bodyFormat, commentFormats),
    // With all that says where a comment stands, so that a conversation is laid out from it alone.
    index("comments_thread").on(
      table.postId,
      table.status,
      table.createdAt,
      table.id,
      table.parentId,
      table.duplicateOf,
    ),
    index("comments_queue").on(table.status, table.createdAt, table.id),
    index("comments_parent").on(table.parentId),
    index("comments_writer").on(table.email, table.createdAt),
    index("comments_fingerprint").on(table.fingerprint),
    index("comments_network").on(table.networkHash, table.createdAt),
    index("comments_confirmed_site")
      .on(table.site)
      .where(sql`site_confirmed_at is not null`),
    index("comments_kept_places")
      .on(table.postId)
      .where(sql`keeps_place`),
  ],
);

/** Why a moderator is to look at a comment: the rule, and what it said of this comment. */
export const holds = sqliteTable(
  "holds",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    rule: text().notNull(),
    sentence: text().notNull(),
  },
  (table) => [
    uniqueIndex("holds_comment").on(table.commentId, table.rule, table.sentence),
    index("holds_rule").on(table.rule, table.commentId),
  ],
);

/** How a form was filled in, so that a rule can be tried on it later. Kept as long as networks are. */
export const commentEvidence = sqliteTable("comment_evidence", {
  commentId: integer()
    .primaryKey()
    .references(() => comments.id, { onDelete: "cascade" }),
  isTrapFilled: integer({ mode: "boolean" }).notNull(),
  filledInMs: integer(),
  proof: text().notNull(),
});

export const blockKinds = ["writer", "site", "network"] as const;

/** Whose comments are held with a reason, until a time or for good. They are never refused. */
export const blocks = sqliteTable(
  "blocks",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: blockKinds }).notNull(),
    /** A keyed hash of the e-mail address or of the network; of a site, its name. */
    mark: text().notNull(),
    /** The day under whose key the network was hashed. */
    day: text(),
    /** Where they were met. An erased comment takes with it whose address this was. */
    commentId: integer().references(() => comments.id, { onDelete: "set null" }),
    reason: text().notNull(),
    createdAt: moment().notNull(),
    createdBy: integer()
      .notNull()
      .references(() => members.id),
    /** None: for good. */
    until: moment(),
    endedAt: moment(),
    endedBy: integer().references(() => members.id),
  },
  (table) => [
    oneOf("blocks_kind", table.kind, blockKinds),
    index("blocks_mark").on(table.kind, table.mark),
    index("blocks_comment").on(table.commentId),
  ],
);

/**
 * Whose comments need no moderator once they are proven to be theirs: the owner of an address, or of a
 * site. The newest row of each says how it stands.
 */
export const trusts = sqliteTable(
  "trusts",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    addressId: integer().references(() => addresses.id, { onDelete: "cascade" }),
    site: text(),
    /** The comment that a moderator granted it at. */
    commentId: integer().references(() => comments.id, { onDelete: "set null" }),
    /** None: given by the number of approvals. */
    grantedBy: integer().references(() => members.id),
    grantedAt: moment().notNull(),
    revokedAt: moment(),
    revokedBy: integer().references(() => members.id),
    revokedReason: text(),
  },
  (table) => [
    index("trusts_address").on(table.addressId, table.id),
    index("trusts_site").on(table.site, table.id),
    index("trusts_comment").on(table.commentId),
  ],
);

export const revisionStates = ["earlier", "proposed", "taken", "declined", "dropped"] as const;

/**
 * A text that a comment had, or was to have. Of a public comment its writer proposes another text,
 * which waits here for a moderator; once decided, it was taken or declined, and dropped when its
 * writer thought better of it.
 */
export const commentRevisions = sqliteTable(
  "comment_revisions",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    state: text({ enum: revisionStates }).notNull(),
    body: text().notNull(),
    bodyFormat: text({ enum: commentFormats }).notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [
    oneOf("comment_revisions_state", table.state, revisionStates),
    oneOf("comment_revisions_body_format", table.bodyFormat, commentFormats),
    index("comment_revisions_comment").on(table.commentId, table.id),
    uniqueIndex("comment_revisions_proposed")
      .on(table.commentId)
      .where(sql`state = 'proposed'`),
  ],
);

/** What somebody has begun to write and not sent. Nothing public reads it; it is gone when it expires. */
export const commentDrafts = sqliteTable(
  "comment_drafts",
  {
    // Never given again, since a private address is made from it.
    id: integer().primaryKey({ autoIncrement: true }),
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    /** As the form had it: the comment that is answered may be gone by the time this is sent. */
    parent: text().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    site: text().notNull(),
    text: text().notNull(),
    follow: text().notNull(),
    /** When its writer asked for it to be kept; without, it was only looked at. */
    keptAt: moment(),
    networkHash: text().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [
    index("comment_drafts_expiry").on(table.expiresAt),
    index("comment_drafts_network").on(table.networkHash, table.createdAt),
  ],
);
