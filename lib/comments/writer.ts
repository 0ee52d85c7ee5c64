import { and, eq, isNull } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import type { CommentRow } from "./comment.ts";
import { lineToPutIn } from "./links-back.ts";
import { findOwn } from "./own.ts";
import { readReceipt } from "./receipt.ts";

/** What the writer of a comment may show to be theirs, and how that stands, for their private page. */
export type Writer = Pick<
  CommentRow,
  "addressConfirmedAt" | "site" | "siteConfirmedAt" | "siteCheck"
> & {
  /** What stands in a page that is theirs. */
  line: string;
};

/** Undefined when there is nothing to confirm: no such page, or a comment that nobody is to read. */
export async function findWriter(receipt: string, now = new Date()): Promise<Writer | undefined> {
  const commentId = readReceipt(receipt);
  if (commentId === undefined) return undefined;
  const own = await findOwn(reader, commentId, await readCommentLimits(), now);
  if (!own || own.email === null) return undefined;
  if (own.status !== "pending" && own.status !== "approved") return undefined;
  const writer = await reader
    .select({
      addressConfirmedAt: comments.addressConfirmedAt,
      site: comments.site,
      siteConfirmedAt: comments.siteConfirmedAt,
      siteCheck: comments.siteCheck,
    })
    .from(comments)
    .where(and(eq(comments.id, commentId), isNull(comments.memberId)))
    .get();
  return writer && { ...writer, line: lineToPutIn(commentId) };
}
