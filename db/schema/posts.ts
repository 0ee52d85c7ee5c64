import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { moment, oneOf } from "./columns.ts";
import { members } from "./identity.ts";

export const postKinds = ["post", "page"] as const;
export const postStates = [
  "draft",
  "scheduled",
  "published",
  "private",
  "protected",
  "trashed",
] as const;
export const bodyFormats = ["markdown", "html"] as const;

export type Handle = { network: string; handle: string; url: string | null };
/** How an author signs: copied into the post when it is published, so that it stays as it was. */
export type Signature = {
  name: string;
  handles: Handle[];
  telephone: string | null;
  sites: string[];
};

/** Bylines. An author need not be a member: imported and guest authors have no login. */
export const authors = sqliteTable("authors", {
  id: integer().primaryKey({ autoIncrement: true }),
  slug: text().notNull().unique(),
  name: text().notNull(),
  handles: text({ mode: "json" }).$type<Handle[]>().notNull(),
  telephone: text(),
  sites: text({ mode: "json" }).$type<string[]>().notNull(),
  memberId: integer()
    .unique()
    .references(() => members.id, { onDelete: "set null" }),
  createdAt: moment().notNull(),
});

export const posts = sqliteTable(
  "posts",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: postKinds }).notNull(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    standfirst: text().notNull(),
    body: text().notNull(),
    bodyFormat: text({ enum: bodyFormats }).notNull(),
    language: text(),
    authorId: integer().references(() => authors.id),
    signature: text({ mode: "json" }).$type<Signature>(),
    state: text({ enum: postStates }).notNull(),
    stateAt: moment().notNull(),
    stateBy: integer().references(() => members.id),
    publishedAt: moment(),
    pinnedAt: moment(),
    commentsClosedAt: moment(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [
    oneOf("posts_kind", table.kind, postKinds),
    oneOf("posts_state", table.state, postStates),
    oneOf("posts_body_format", table.bodyFormat, bodyFormats),
    index("posts_list").on(table.kind, table.state, table.publishedAt, table.id),
    index("posts_pinned").on(table.kind, table.state, table.pinnedAt, table.id),
    index("posts_studio").on(table.updatedAt, table.id),
    index("posts_author").on(table.authorId, table.publishedAt),
  ],
);

export const revisions = sqliteTable(
  "revisions",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    title: text().notNull(),
    standfirst: text().notNull(),
    body: text().notNull(),
    bodyFormat: text({ enum: bodyFormats }).notNull(),
    savedAt: moment().notNull(),
    savedBy: integer().references(() => members.id),
    publishedAt: moment(),
  },
  (table) => [index("revisions_post").on(table.postId, table.id)],
);

/** What an author put right after publishing, said to readers with its day, and kept with the post. */
export const corrections = sqliteTable(
  "corrections",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    text: text().notNull(),
    publishedAt: moment().notNull(),
    publishedBy: integer().references(() => members.id),
  },
  (table) => [index("corrections_post").on(table.postId, table.id)],
);

export const tags = sqliteTable("tags", {
  id: integer().primaryKey({ autoIncrement: true }),
  slug: text().notNull().unique(),
  name: text().notNull(),
});

export const postTags = sqliteTable(
  "post_tags",
  {
    tagId: integer()
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.tagId, table.postId] }),
    index("post_tags_post").on(table.postId),
  ],
);

/** Posts that belong together, in an order that is not that of their dates. */
export const series = sqliteTable("series", {
  id: integer().primaryKey({ autoIncrement: true }),
  slug: text().notNull().unique(),
  title: text().notNull(),
  description: text().notNull().default(""),
  version: integer().notNull().default(1),
});

export const seriesParts = sqliteTable(
  "series_parts",
  {
    postId: integer()
      .primaryKey()
      .references(() => posts.id, { onDelete: "cascade" }),
    seriesId: integer()
      .notNull()
      .references(() => series.id, { onDelete: "cascade" }),
    position: integer().notNull(),
  },
  (table) => [uniqueIndex("series_parts_order").on(table.seriesId, table.position)],
);

export const relatedLinks = sqliteTable(
  "related_links",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    title: text().notNull(),
    url: text().notNull(),
  },
  (table) => [index("related_links_post").on(table.postId, table.position)],
);

/** Old addresses, path and query as they were, each leading to a post at whatever address it has now. */
export const redirects = sqliteTable(
  "redirects",
  {
    address: text().primaryKey(),
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    createdAt: moment().notNull(),
  },
  (table) => [index("redirects_post").on(table.postId)],
);

/** A text as it was typed and not yet saved, kept a while so that its author can look at it printed. */
export const previews = sqliteTable(
  "previews",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    memberId: integer()
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    /** Null while the post has never been saved. */
    postId: integer().references(() => posts.id, { onDelete: "cascade" }),
    seenVersion: integer().notNull(),
    draft: text({ mode: "json" }).$type<Record<string, string>>().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [index("previews_member").on(table.memberId, table.createdAt)],
);
