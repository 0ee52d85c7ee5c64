import { and, asc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { follows } from "#db/schema/following.ts";
import { members } from "#db/schema/identity.ts";
import { appeals, decisions } from "#db/schema/moderation.ts";
import { posts } from "#db/schema/posts.ts";
import type { CommentFormat } from "#lib/text/render-comment.ts";
import type { CommentStatus } from "./comment.ts";
import { toldColumns, type Told } from "./decline.ts";
import type { FollowChoice } from "./follow.ts";

/**
 * What is kept about a comment, for its writer. Of who decided, only what they are here; what moderators
 * wrote for themselves is in export-desk.ts.
 */
export type CommentExport = {
  id: number;
  post: { slug: string; title: string };
  inReplyTo: number | null;
  name: string;
  email: string | null;
  site: string | null;
  text: string;
  format: CommentFormat;
  status: CommentStatus;
  statusAt: Date;
  createdAt: Date;
  editedAt: Date | null;
  withdrawnAt: Date | null;
  addressConfirmedAt: Date | null;
  siteConfirmedAt: Date | null;
  otherTexts: { state: string; text: string; createdAt: Date }[];
  decisions: ({ action: string; by: string; decidedAt: Date } & Told)[];
  appeal: { text: string; createdAt: Date } | null;
  follow: (Record<FollowChoice, boolean> & { createdAt: Date; endedAt: Date | null }) | null;
};

export async function exportComment(id: number): Promise<CommentExport | undefined> {
  const comment = await reader
    .select({
      id: comments.id,
      post: { slug: posts.slug, title: posts.title },
      inReplyTo: comments.parentId,
      name: comments.name,
      email: comments.email,
      site: comments.site,
      text: comments.body,
      format: comments.bodyFormat,
      status: comments.status,
      statusAt: comments.statusAt,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      withdrawnAt: comments.withdrawnAt,
      addressConfirmedAt: comments.addressConfirmedAt,
      siteConfirmedAt: comments.siteConfirmedAt,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(eq(comments.id, id))
    .get();
  if (!comment) return undefined;

  const [otherTexts, decided, appeal, follow] = await Promise.all([
    exportOtherTexts(id),
    exportDecisions(id),
    exportAppeal(id),
    exportFollow(id),
  ]);
  const { status, ...rest } = comment;
  // A writer is told of spam as of all that was declined.
  const told = status === "spam" ? "rejected" : status;
  return { ...rest, status: told, otherTexts, decisions: decided, appeal, follow };
}

async function exportOtherTexts(commentId: number) {
  return reader
    .select({
      state: commentRevisions.state,
      text: commentRevisions.body,
      createdAt: commentRevisions.createdAt,
    })
    .from(commentRevisions)
    .where(eq(commentRevisions.commentId, commentId))
    .orderBy(asc(commentRevisions.id));
}

async function exportDecisions(commentId: number) {
  const rows = await reader
    .select({
      action: decisions.action,
      by: members.role,
      ...toldColumns,
      decidedAt: decisions.decidedAt,
    })
    .from(decisions)
    .innerJoin(members, eq(members.id, decisions.memberId))
    .where(and(eq(decisions.commentId, commentId), eq(decisions.outcome, "applied")))
    .orderBy(asc(decisions.id));
  return rows.map(({ action, ...row }) => ({
    action: action === "spam" ? ("reject" as const) : action,
    ...row,
  }));
}

async function exportAppeal(commentId: number) {
  const appeal = await reader
    .select({ text: appeals.text, createdAt: appeals.createdAt })
    .from(appeals)
    .where(eq(appeals.commentId, commentId))
    .get();
  return appeal ?? null;
}

async function exportFollow(commentId: number) {
  const follow = await reader
    .select({
      decision: follows.decision,
      replies: follows.replies,
      authorReplies: follows.authorReplies,
      thread: follows.thread,
      createdAt: follows.createdAt,
      endedAt: follows.endedAt,
    })
    .from(follows)
    .where(eq(follows.commentId, commentId))
    .get();
  return follow ?? null;
}
