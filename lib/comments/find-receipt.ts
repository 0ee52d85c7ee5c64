import { and, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { postAddress } from "#lib/posts/post.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { readReceiptSettings } from "#lib/settings/receipts.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { commentAddress } from "./address.ts";
import { findOwn, type OwnComment } from "./own.ts";
import { readReceipt } from "./receipt.ts";
import { isShown } from "./shown.ts";
import { readUsualTime, type UsualTime } from "./usual-time.ts";

/** What the private page of one comment shows to its writer. */
export type Receipt = {
  id: number;
  version: number;
  name: string;
  html: string;
  createdAt: Date;
  editedAt: Date | null;
  standing: Standing;
  /** Undefined while it is not published. */
  post: { title: string; address: string } | undefined;
  /** The comment that it answers, while everyone may read that. */
  answered: { name: string; html: string } | undefined;
};

export type Standing =
  | { state: "waiting"; usual: UsualTime | undefined }
  /** Where everyone reads it, since when. */
  | { state: "published"; at: Date; address: string }
  /** Spam is told nothing else: whoever wrote it by hand is no machine. */
  | { state: "declined"; at: Date }
  /** Published, and not to be read for now, because what it answers is not. */
  | { state: "hidden" }
  | { state: "withdrawn"; at: Date };

/** Undefined for what is no link of ours, and for one that has expired: nobody can tell them apart. */
export async function findReceipt(receipt: string, now = new Date()): Promise<Receipt | undefined> {
  const commentId = readReceipt(receipt);
  if (commentId === undefined) return undefined;
  const own = await findOwn(reader, commentId, await readReceiptSettings(), now);
  if (!own) return undefined;

  const post = await findPost(own.postId, now);
  return {
    id: own.id,
    version: own.version,
    name: own.name,
    html: renderComment(own.body, own.bodyFormat),
    createdAt: own.createdAt,
    editedAt: own.editedAt,
    standing: await readStanding(own, post),
    post: post && { title: post.title, address: postAddress({ kind: "post", slug: post.slug }) },
    answered: own.parentId === null ? undefined : await findAnswered(own.parentId),
  };
}

type Post = Awaited<ReturnType<typeof findPost>>;

async function readStanding(own: OwnComment, post: Post): Promise<Standing> {
  const { id, status, statusAt: at, withdrawnAt } = own;
  if (withdrawnAt) return { state: "withdrawn", at: withdrawnAt };
  if (status === "pending") return { state: "waiting", usual: await readUsualTime() };
  if (status !== "approved") return { state: "declined", at };
  if (!post || !(await isRead(id))) return { state: "hidden" };
  return { state: "published", at, address: await commentAddress({ id, post }) };
}

async function findPost(id: number, now: Date) {
  return reader
    .select({ id: posts.id, slug: posts.slug, title: posts.title })
    .from(posts)
    .where(and(eq(posts.id, id), isShownAs("post", now)))
    .get();
}

async function isRead(id: number): Promise<boolean> {
  const found = await reader
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.id, id), isShown()))
    .get();
  return found !== undefined;
}

async function findAnswered(id: number): Promise<Receipt["answered"]> {
  const row = await reader
    .select({ name: comments.name, body: comments.body, bodyFormat: comments.bodyFormat })
    .from(comments)
    .where(and(eq(comments.id, id), isShown()))
    .get();
  return row && { name: row.name, html: renderComment(row.body, row.bodyFormat) };
}
