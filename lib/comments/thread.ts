import { and, asc, eq, or } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { shownDepthMax, writerRole, type CommentKind, type WriterRole } from "./comment.ts";
import { isShownItself } from "./shown.ts";

export type Thread = { count: number; comments: ThreadComment[] };

export type ThreadComment = {
  id: number;
  name: string;
  site: string | null;
  /** The word beside the name of a member of the publication. */
  role: WriterRole | null;
  createdAt: Date;
  html: string;
  kind: CommentKind;
  /** Only its writer sees it, on the private page. */
  isWaiting: boolean;
  /** Set where the nesting no longer says whom it answers. */
  inReplyTo: { id: number; name: string } | null;
  replies: ThreadComment[];
};

/** The comments under a post, oldest first; `including` adds a waiting one, for its writer's eyes. */
export async function readThread(
  postId: number,
  { including }: { including?: number } = {},
): Promise<Thread> {
  const rows = await readRows(postId, including);
  const placed = place(rows);
  return {
    count: placed.filter(({ comment }) => !comment.isWaiting).length,
    comments: nest(placed),
  };
}

type Row = Awaited<ReturnType<typeof readRows>>[number];
type Placed = {
  comment: ThreadComment;
  depth: number;
  parent: Placed | null;
  /** The deepest comment above it that is still nested; itself, if it is. */
  anchor: ThreadComment;
};

async function readRows(postId: number, including: number | undefined) {
  const waiting = and(eq(comments.id, including ?? 0), eq(comments.status, "pending"));
  return reader
    .select({
      id: comments.id,
      parentId: comments.parentId,
      name: comments.name,
      site: comments.site,
      memberRole: members.role,
      createdAt: comments.createdAt,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      kind: comments.kind,
      status: comments.status,
    })
    .from(comments)
    .leftJoin(members, eq(members.id, comments.memberId))
    .where(and(eq(comments.postId, postId), or(isShownItself(), waiting)))
    .orderBy(asc(comments.createdAt), asc(comments.id));
}

/**
 * Walks from the top down, so that what hangs on a comment that is not shown is never reached.
 * A loop over a growing list, because a chain of replies may be a thousand long.
 */
function place(rows: Row[]): Placed[] {
  const repliesTo = groupByParent(rows);
  const placed = (repliesTo.get(null) ?? []).map((row) => placeUnder(null, row));
  for (const above of placed) {
    for (const row of repliesTo.get(above.comment.id) ?? []) placed.push(placeUnder(above, row));
  }
  const waiting = rows.find((row) => row.status === "pending");
  const isReached = placed.some(({ comment }) => comment.isWaiting);
  // What it answered is gone; its writer still sees it.
  if (waiting && !isReached) placed.push(placeUnder(null, waiting));
  return placed;
}

function groupByParent(rows: Row[]): Map<number | null, Row[]> {
  const repliesTo = new Map<number | null, Row[]>();
  for (const row of rows) {
    const siblings = repliesTo.get(row.parentId);
    if (siblings) siblings.push(row);
    else repliesTo.set(row.parentId, [row]);
  }
  return repliesTo;
}

function placeUnder(above: Placed | null, row: Row): Placed {
  const depth = above ? above.depth + 1 : 0;
  const isNested = depth <= shownDepthMax;
  const comment: ThreadComment = {
    id: row.id,
    name: row.name,
    site: row.site,
    role: writerRole(row.memberRole),
    createdAt: row.createdAt,
    html: renderComment(row.body, row.bodyFormat),
    kind: row.kind,
    isWaiting: row.status === "pending",
    inReplyTo: above && !isNested ? { id: above.comment.id, name: above.comment.name } : null,
    replies: [],
  };
  return { comment, depth, parent: above, anchor: isNested || !above ? comment : above.anchor };
}

/** Puts each comment among its parent's replies; the too deep ones follow their anchor, oldest first. */
function nest(placed: Placed[]): ThreadComment[] {
  const followers = followersOf(placed);
  const roots: ThreadComment[] = [];
  for (const { comment, parent, anchor } of placed) {
    if (comment !== anchor) continue;
    const siblings = parent ? parent.comment.replies : roots;
    siblings.push(comment);
    for (const follower of followers.get(comment) ?? []) siblings.push(follower);
  }
  return roots;
}

function followersOf(placed: Placed[]): Map<ThreadComment, ThreadComment[]> {
  const followers = new Map<ThreadComment, ThreadComment[]>();
  const tooDeep = placed.filter(({ comment, anchor }) => comment !== anchor);
  tooDeep.sort(
    (a, b) => +a.comment.createdAt - +b.comment.createdAt || a.comment.id - b.comment.id,
  );
  for (const { comment, anchor } of tooDeep) {
    const known = followers.get(anchor);
    if (known) known.push(comment);
    else followers.set(anchor, [comment]);
  }
  return followers;
}
