import type { PublishedPost } from "#lib/posts/post.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderBody } from "#lib/text/render-body.ts";

const lengthMax = 200;
/** The beginning of a text is enough for an excerpt, and a whole book may stand behind it. */
const sourceLengthMax = 4_000;

/** What is said of a post where it is linked to: its standfirst, or how its text begins. */
export async function describePost({
  standfirst,
  body,
  bodyFormat,
}: Pick<PublishedPost, "standfirst" | "body" | "bodyFormat">): Promise<string> {
  if (standfirst) return standfirst;
  return excerpt(await renderBody(body.slice(0, sourceLengthMax), bodyFormat), lengthMax);
}
