import { and, desc, eq, inArray, max, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { isPublic, isShown } from "./shown.ts";

export type RecentComment = {
  id: number;
  /** The comment it answers, which is public as well. */
  parentId: number | null;
  name: string;
  site: string | null;
  createdAt: Date;
  /** When its text last became another. */
  editedAt: Date | null;
  html: string;
  post: { id: number; slug: string; title: string };
};

type Wanted = {
  postId?: number;
  /** Where an earlier list ended: the moment and the number of its last comment. */
  before?: { createdAt: Date; id: number } | undefined;
};

/** The newest public comments, of the whole publication or under one post, for feeds. */
export async function listRecentComments(
  limit: number,
  now = new Date(),
  { postId, before }: Wanted = {},
): Promise<RecentComment[]> {
  const rows = await reader
    .select({
      id: comments.id,
      parentId: comments.parentId,
      name: comments.name,
      site: comments.site,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      postId: posts.id,
      slug: posts.slug,
      title: posts.title,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(
      and(
        isPublic(now),
        postId === undefined ? undefined : eq(comments.postId, postId),
        before && isOlderThan(before),
      ),
    )
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(limit);

  return rows.map(({ body, bodyFormat, postId, slug, title, ...comment }) => ({
    ...comment,
    html: renderComment(body, bodyFormat),
    post: { id: postId, slug, title },
  }));
}

/** When the newest public comment under each of these posts was written, by the post's id. */
export async function readLastCommentTimes(postIds: number[]): Promise<Map<number, Date>> {
  if (postIds.length === 0) return new Map();
  const rows = await reader
    .select({ postId: comments.postId, last: max(comments.createdAt) })
    .from(comments)
    .where(and(inArray(comments.postId, postIds), isShown()))
    .groupBy(comments.postId);
  return new Map(rows.flatMap(({ postId, last }) => (last ? [[postId, last]] : [])));
}

function isOlderThan({ createdAt, id }: { createdAt: Date; id: number }): SQL {
  return sql`(${comments.createdAt}, ${comments.id}) < (${createdAt.getTime()}, ${id})`;
}
