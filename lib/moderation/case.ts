import { and, asc, count, eq, ne, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import type { PostKind } from "#lib/posts/post.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { findLastDecisionOn, type PastDecision } from "./past-decision.ts";

/** One comment as a moderator reads it, with what there is to know before deciding. */
export type Case = {
  id: number;
  version: number;
  status: CommentStatus;
  name: string;
  email: string | null;
  addressConfirmedAt: Date | null;
  site: string | null;
  siteConfirmedAt: Date | null;
  createdAt: Date;
  html: string;
  heldBecause: string[];
  post: { kind: PostKind; slug: string; title: string; isPublished: boolean };
  parent: { id: number; name: string; html: string; status: CommentStatus } | undefined;
  /** Published comments that answer it, at any depth: they come and go with it. */
  replyCount: number;
  record: WriterRecord;
  lastDecision: PastDecision | undefined;
};

/** What became of the other comments from the same e-mail address. */
export type WriterRecord = { published: number; declined: number; waiting: number };

export async function findOldestWaiting(
  moderator: Moderator,
  now = new Date(),
): Promise<Case | undefined> {
  const oldest = await reader
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.status, "pending"))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(1)
    .get();
  return oldest && findCase(oldest.id, moderator, now);
}

export async function findCase(
  commentId: number,
  _: Moderator,
  now = new Date(),
): Promise<Case | undefined> {
  const row = await reader
    .select({ comment: shownColumns, post: postColumns })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(eq(comments.id, commentId))
    .get();
  if (!row) return undefined;

  const { body, bodyFormat, parentId, ...comment } = row.comment;
  const { state, publishedAt, ...post } = row.post;
  return {
    ...comment,
    html: renderComment(body, bodyFormat),
    post: {
      ...post,
      isPublished: state === "published" && publishedAt !== null && publishedAt <= now,
    },
    parent: parentId === null ? undefined : await findParent(parentId),
    replyCount: await countReplies(commentId),
    record: await readRecord(commentId, comment.email),
    lastDecision: await findLastDecisionOn(reader, commentId),
  };
}

const shownColumns = {
  id: comments.id,
  version: comments.version,
  status: comments.status,
  name: comments.name,
  email: comments.email,
  addressConfirmedAt: comments.addressConfirmedAt,
  site: comments.site,
  siteConfirmedAt: comments.siteConfirmedAt,
  createdAt: comments.createdAt,
  body: comments.body,
  bodyFormat: comments.bodyFormat,
  heldBecause: comments.heldBecause,
  parentId: comments.parentId,
};

const postColumns = {
  kind: posts.kind,
  slug: posts.slug,
  title: posts.title,
  state: posts.state,
  publishedAt: posts.publishedAt,
};

async function findParent(id: number): Promise<Case["parent"]> {
  const row = await reader
    .select({
      id: comments.id,
      name: comments.name,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      status: comments.status,
    })
    .from(comments)
    .where(eq(comments.id, id))
    .get();
  if (!row) return undefined;
  const { body, bodyFormat, ...parent } = row;
  return { ...parent, html: renderComment(body, bodyFormat) };
}

async function countReplies(commentId: number): Promise<number> {
  const row = await reader.get<{ count: number }>(sql`
    with recursive below (id, status) as (
      select id, status from comments
        where parent_id = ${commentId} and (status = 'approved' or keeps_place)
      union
      select reply.id, reply.status from comments as reply join below on reply.parent_id = below.id
        where reply.status = 'approved' or reply.keeps_place
    )
    select count(*) as count from below where status = 'approved'`);
  return row?.count ?? 0;
}

async function readRecord(commentId: number, email: string | null): Promise<WriterRecord> {
  if (email === null) return { published: 0, declined: 0, waiting: 0 };
  const rows = await reader
    .select({ status: comments.status, count: count() })
    .from(comments)
    .where(and(eq(comments.email, email), ne(comments.id, commentId)))
    .groupBy(comments.status);
  const countOf = (...statuses: CommentStatus[]): number =>
    rows.reduce((sum, row) => sum + (statuses.includes(row.status) ? row.count : 0), 0);
  return {
    published: countOf("approved"),
    declined: countOf("rejected", "spam"),
    waiting: countOf("pending"),
  };
}
