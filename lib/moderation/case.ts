import { and, desc, eq, inArray } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { findAppeal } from "#lib/comments/appeal.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import { readHolds, type Hold } from "#lib/comments/holds.ts";
import { readOpenReports, type OpenReport } from "#lib/comments/reports/open-reports.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import type { PostKind } from "#lib/posts/post.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { mayAnswerAppeal, type Answerable } from "./appeal.ts";
import { findLastDecisionOn, type PastDecision } from "./past-decision.ts";
import { countReplies } from "./replies.ts";
import { readTimeline, type Happening } from "./timeline.ts";
import { readRecord, type WriterRecord } from "./writer-record.ts";

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
  /** Every reason to look at it, not only the first. */
  holds: Hold[];
  post: { kind: PostKind; slug: string; title: string; isPublished: boolean };
  parent: { id: number; name: string; html: string; status: CommentStatus } | undefined;
  /** Published comments that answer it, at any depth: they come and go with it. */
  replyCount: number;
  record: WriterRecord;
  lastDecision: PastDecision | undefined;
  withdrawnAt: Date | null;
  /** Texts it had before its writer changed it, the last one first. */
  earlier: { html: string; until: Date }[];
  /** The text that its writer proposes in place of the public one. */
  proposal: { html: string; at: Date } | undefined;
  /** What its writer says against its being declined, and whether this moderator may answer. */
  appeal: { text: string; at: Date; dueAt: Date | null; answerable: Answerable } | undefined;
  /** What readers said against it since the last decision. */
  reports: OpenReport[];
  /** What happened to it, and what moderators noted, the first first. */
  timeline: Happening[];
};

export async function findCase(
  commentId: number,
  moderator: Moderator,
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
    holds: await readHolds(reader, commentId),
    post: {
      ...post,
      isPublished: state === "published" && publishedAt !== null && publishedAt <= now,
    },
    parent: parentId === null ? undefined : await findParent(parentId),
    replyCount: await countReplies(reader, commentId),
    record: await readRecord(commentId, comment.email),
    lastDecision: await findLastDecisionOn(reader, commentId),
    ...(await readOtherTexts(commentId, comment.status)),
    appeal: await findOpenAppeal(commentId, moderator, now),
    reports: await readOpenReports(reader, commentId),
    timeline: await readTimeline(moderator, commentId),
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
  parentId: comments.parentId,
  withdrawnAt: comments.withdrawnAt,
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

const earlierMax = 5;

async function readOtherTexts(
  commentId: number,
  status: CommentStatus,
): Promise<Pick<Case, "earlier" | "proposal">> {
  const rows = await reader
    .select()
    .from(commentRevisions)
    .where(
      and(
        eq(commentRevisions.commentId, commentId),
        inArray(commentRevisions.state, ["earlier", "proposed"]),
      ),
    )
    .orderBy(desc(commentRevisions.id));
  const texts = rows.map(({ state, body, bodyFormat, createdAt: at }) => ({
    state,
    at,
    html: renderComment(body, bodyFormat),
  }));
  const earlier = texts.filter(({ state }) => state === "earlier").slice(0, earlierMax);
  return {
    earlier: earlier.map(({ html, at }) => ({ html, until: at })),
    proposal: texts.find(({ state }) => state === "proposed" && status === "approved"),
  };
}

async function findOpenAppeal(
  commentId: number,
  moderator: Moderator,
  now: Date,
): Promise<Case["appeal"]> {
  const appeal = await findAppeal(reader, commentId);
  if (!appeal || appeal.decisionId !== null) return undefined;
  const answerable = await mayAnswerAppeal(reader, commentId, moderator, now);
  const { text, createdAt, dueAt } = appeal;
  return { text, at: createdAt, dueAt, answerable };
}
