import { and, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { isShown } from "./shown.ts";

export type ReplyTarget = { id: number; name: string };

/** The comment that `?reply=` names, if it is public under this post. */
export async function findReplyTarget(
  postId: number,
  reply: string | undefined,
): Promise<ReplyTarget | undefined> {
  if (!reply || !/^[1-9]\d{0,14}$/.test(reply)) return undefined;
  return reader
    .select({ id: comments.id, name: comments.name })
    .from(comments)
    .where(and(eq(comments.id, Number(reply)), eq(comments.postId, postId), isShown()))
    .get();
}
