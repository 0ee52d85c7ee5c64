import { and, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { isPublic } from "./shown.ts";

/** What everyone can read of a comment, as the beginning of an answer to it. */
export async function quoteComment(
  postId: number,
  commentId: number,
  now = new Date(),
): Promise<string | undefined> {
  if (!Number.isSafeInteger(postId) || !Number.isSafeInteger(commentId)) return undefined;
  const found = await reader
    .select({ body: comments.body, bodyFormat: comments.bodyFormat })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, commentId), eq(comments.postId, postId), isPublic(now)))
    .get();
  if (!found) return undefined;

  const { body, bodyFormat } = found;
  const said =
    bodyFormat === "html"
      ? excerpt(renderComment(body, bodyFormat), quoteLengthMax)
      : beginning(withoutQuotes(body).trim() || body.trim());
  return said.replace(/^/gm, "> ").replace(/^> $/gm, ">");
}

/** A passage to answer, not the comment over again: that stands right above. */
export const quoteLengthMax = 1_000;

/** What was quoted there was said by somebody else. */
function withoutQuotes(text: string): string {
  return text.replace(/^[ \t]*>.*\n?/gm, "");
}

function beginning(text: string): string {
  const characters = [...text];
  if (characters.length <= quoteLengthMax) return text;
  const cut = characters.slice(0, quoteLengthMax - 1).join("");
  const atWord = cut.replace(/\s+\S*$/, "");
  return `${atWord.length > quoteLengthMax / 2 ? atWord : cut}…`;
}
