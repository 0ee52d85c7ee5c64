import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { follows, letters } from "#db/schema/following.ts";
import { members } from "#db/schema/identity.ts";
import { authors, posts } from "#db/schema/posts.ts";
import { findAppeal } from "#lib/comments/appeal.ts";
import { writerRole } from "#lib/comments/comment.ts";
import { findDecline, type Told } from "#lib/comments/decline.ts";
import { isPublic } from "#lib/comments/shown.ts";
import type { Address } from "#lib/mail/address.ts";
import type { CommentFormat } from "#lib/text/render-comment.ts";
import { readAncestors } from "./ancestors.ts";

/** Something to tell, as it stands at this moment, and the follow that it is told for. */
export type News = {
  letterId: number;
  subject: "published" | "declined" | "comment";
  wasHeld: boolean;
  followId: number;
  /** It answers the one who is told. */
  isAnswer: boolean;
  isByAuthor: boolean;
  /** What the moderators say of their declining it, and whether they looked at it again. */
  decline: { told: Told | undefined; isAgain: boolean };
  comment: { id: number; name: string; body: string; bodyFormat: CommentFormat };
  post: { id: number; slug: string; title: string };
  /** The comments above it, from the top of its thread. */
  ancestors: number[];
};

type Unsent = { news: News[]; recalled: number[] };

/**
 * What is to be told to an address, all of it read anew: what is not public any more, was decided
 * otherwise, or was unsubscribed from in the meantime is recalled.
 */
export async function readUnsent(to: Address, now: Date): Promise<Unsent> {
  const [rows, wanted] = await Promise.all([readRows(to.id, now), readFollows(to.id)]);
  const unsent: Unsent = { news: [], recalled: [] };
  for (const row of rows) {
    const ancestors = row.comment.parentId === null ? [] : await readAncestors(row.comment.id);
    const follow = isStillSo(row, to) && findReason(row, ancestors, wanted);
    if (!follow) unsent.recalled.push(row.letterId);
    else unsent.news.push(asNews(row, ancestors, follow, await readDecline(row)));
  }
  return unsent;
}

async function readRows(addressId: number, now: Date) {
  return reader
    .select({
      letterId: letters.id,
      subject: letters.subject,
      heldAt: letters.heldAt,
      status: comments.status,
      isPublic: sql<number>`${isPublic(now)}`,
      writer: sql<string>`coalesce(${comments.email}, ${members.email}, '')`,
      speaker: {
        memberId: comments.memberId,
        memberRole: members.role,
        authorId: comments.authorId,
      },
      byline: { id: authors.id, memberId: authors.memberId },
      comment: {
        id: comments.id,
        parentId: comments.parentId,
        name: comments.name,
        body: comments.body,
        bodyFormat: comments.bodyFormat,
      },
      post: { id: posts.id, slug: posts.slug, title: posts.title },
    })
    .from(letters)
    .innerJoin(comments, eq(comments.id, letters.commentId))
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .leftJoin(members, eq(members.id, comments.memberId))
    .where(and(eq(letters.addressId, addressId), isNull(letters.sentAt)))
    .orderBy(asc(letters.createdAt), asc(letters.id));
}

async function readFollows(addressId: number) {
  return reader
    .select()
    .from(follows)
    .where(and(eq(follows.addressId, addressId), isNull(follows.endedAt)));
}

type Row = Awaited<ReturnType<typeof readRows>>[number];
type Follow = Awaited<ReturnType<typeof readFollows>>[number];

function isStillSo({ subject, status, isPublic, writer }: Row, to: Address): boolean {
  switch (subject) {
    case "published":
      return Boolean(isPublic);
    case "declined":
      return status === "rejected";
    case "comment":
      return Boolean(isPublic) && writer !== to.email;
  }
}

/** The closest of the reasons for which this address hears of it. */
function findReason(row: Row, ancestors: number[], wanted: Follow[]): Follow | undefined {
  const { comment, post, subject } = row;
  const here = wanted.filter(({ postId }) => postId === post.id);
  if (subject !== "comment") {
    return here.find(({ commentId, decision }) => decision && commentId === comment.id);
  }
  return (
    here.find(({ commentId, replies }) => replies && commentId === comment.parentId) ??
    (isAuthors(row)
      ? here.find(({ commentId, authorReplies }) => authorReplies && ancestors.includes(commentId))
      : undefined) ??
    here.find(({ thread }) => thread)
  );
}

async function readDecline({ subject, comment }: Row): Promise<News["decline"]> {
  if (subject !== "declined") return { told: undefined, isAgain: false };
  const decline = await findDecline(reader, comment.id);
  const appeal = await findAppeal(reader, comment.id);
  return { told: decline, isAgain: appeal?.decisionId != null };
}

function asNews(row: Row, ancestors: number[], follow: Follow, decline: News["decline"]): News {
  const { letterId, subject, heldAt, comment, post } = row;
  return {
    letterId,
    subject,
    wasHeld: heldAt !== null,
    followId: follow.id,
    isAnswer: follow.commentId === comment.parentId,
    isByAuthor: isAuthors(row),
    decline,
    comment,
    post,
    ancestors,
  };
}

function isAuthors({ speaker, byline }: Row): boolean {
  return writerRole(speaker, byline ?? { id: null, memberId: null }) === "author";
}
