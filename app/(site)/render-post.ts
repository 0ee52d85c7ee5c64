import { cache } from "react";
import { publication } from "#app/_ui/publication.ts";
import type { PublishedPost } from "#lib/posts/post.ts";
import { renderArticle } from "#lib/text/render-body.ts";

/** The text of a post, made once for each request however many pieces of the page ask for it. */
export const renderPost = cache(async (post: PublishedPost): ReturnType<typeof renderArticle> =>
  renderArticle(post.body, post.bodyFormat, post.language ?? (await publication()).language),
);
