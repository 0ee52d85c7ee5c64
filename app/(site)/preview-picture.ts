import { publication } from "#app/_ui/publication.ts";
import type { PublishedPost } from "#lib/posts/post.ts";
import { printPreview } from "#lib/publishing/preview/print.ts";

/** The answer at the address of a post's preview picture; nothing where no post is public. */
export async function answerPreviewPicture(post: PublishedPost | undefined): Promise<Response> {
  if (!post) return new Response(null, { status: 404 });
  const picture = await printPreview(post, await publication());
  if (!picture) {
    return new Response("Too many pictures are being drawn. Ask again in a minute.\n", {
      status: 429,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  }
  return new Response(new Uint8Array(picture), { headers: { "content-type": "image/png" } });
}
