import sharp from "sharp";
import { postAddress, type PublishedPost } from "#lib/posts/post.ts";
import type { Publication } from "#lib/settings/publication.ts";
import { dayIn } from "#lib/words/dates.ts";
import { drawPreview } from "./drawing.ts";
import { findFaces } from "./faces.ts";
import { penOf } from "./pen.ts";

/** Where a post's preview picture is: what stands beside a link to it on other people's pages. */
export function previewAddress(post: Pick<PublishedPost, "kind" | "slug">): string {
  return `${postAddress(post)}/preview.png`;
}

const atOnceMax = 2;
const waitingMax = 16;
let underWay = 0;
const waiting: (() => void)[] = [];

/** The head of a post's page as a picture. Undefined when more are wanted at once than anyone looks at. */
export async function printPreview(
  post: PublishedPost,
  publication: Publication,
): Promise<Buffer | undefined> {
  if (underWay >= atOnceMax) {
    if (waiting.length >= waitingMax) return undefined;
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  underWay += 1;
  try {
    return await draw(post, publication);
  } finally {
    underWay -= 1;
    waiting.shift()?.();
  }
}

async function draw(post: PublishedPost, publication: Publication): Promise<Buffer> {
  const faces = await findFaces();
  const svg = drawPreview(
    {
      publication: publication.title,
      title: post.title,
      author: post.signature?.name ?? post.authorName ?? "",
      date: post.kind === "post" ? dayIn(publication, post.publishedAt) : "",
      language: post.language ?? publication.language,
    },
    { title: penOf(faces.title), margin: penOf(faces.margin) },
  );
  // Four inks and what lies between them at the edges of letters.
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, effort: 7 }).toBuffer();
}
