import type { PublishedPost } from "#lib/posts/post.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderBody } from "#lib/text/render-body.ts";

const lengthMax = 200;
/** The beginning of a text is enough for an excerpt, and a whole book may stand behind it. */
const sourceLengthMax = 4_000;

type Described = Pick<PublishedPost, "standfirst" | "body" | "bodyFormat" | "language">;

/** What is said of a post where it is linked to: its standfirst, or how its text begins. */
export async function describePost(post: Described): Promise<string> {
  if (post.standfirst) return post.standfirst;
  const language = post.language ?? (await readPublication()).language;
  const opening = post.body.slice(0, sourceLengthMax);
  return excerpt(await renderBody(opening, post.bodyFormat, language), lengthMax);
}
