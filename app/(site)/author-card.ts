import type { PublishedPost } from "#lib/posts/post.ts";
import { authorCardFile, authorCardType, printAuthorCard } from "#lib/publishing/author-card.ts";

/** The answer at the address of a post's author's card; nothing where nobody has signed. */
export function answerAuthorCard(post: PublishedPost | undefined): Response {
  if (!post?.signature) return new Response(null, { status: 404 });
  return new Response(printAuthorCard(post.signature, post), {
    headers: {
      "content-type": authorCardType,
      "content-disposition": `attachment; filename="${authorCardFile(post.signature)}"`,
    },
  });
}
