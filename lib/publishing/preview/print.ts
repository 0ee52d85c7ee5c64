import sharp from "sharp";
import { postAddress, type PublishedPost } from "#lib/posts/post.ts";
import type { Publication } from "#lib/settings/publication.ts";
import { dayIn } from "#lib/words/dates.ts";
import { drawPreview, type PreviewWords } from "./drawing.ts";
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

/** The last that were drawn, by their words: a new edition seldom changes those. */
const drawn = new Map<string, Buffer>();
const drawnMax = 64;

/** The head of a post's page as a picture. Undefined when more are wanted at once than anyone looks at. */
export async function printPreview(
  post: PublishedPost,
  publication: Publication,
): Promise<Buffer | undefined> {
  const words = wordsOf(post, publication);
  const key = JSON.stringify(words);
  const known = drawn.get(key);
  if (known) return known;

  if (underWay >= atOnceMax) {
    if (waiting.length >= waitingMax) return undefined;
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  underWay += 1;
  try {
    const picture = await draw(words);
    keep(key, picture);
    return picture;
  } finally {
    underWay -= 1;
    waiting.shift()?.();
  }
}

function wordsOf(post: PublishedPost, publication: Publication): PreviewWords {
  return {
    publication: publication.title,
    title: post.title,
    author: post.signature?.name ?? post.authorName ?? "",
    date: post.kind === "post" ? dayIn(publication, post.publishedAt) : "",
    language: post.language ?? publication.language,
  };
}

async function draw(words: PreviewWords): Promise<Buffer> {
  const faces = await findFaces();
  const svg = drawPreview(words, { title: penOf(faces.title), margin: penOf(faces.margin) });
  return sharp(Buffer.from(svg)).png({ compressionLevel: 8 }).toBuffer();
}

function keep(key: string, picture: Buffer): void {
  drawn.set(key, picture);
  const [oldest] = drawn.keys();
  if (drawn.size > drawnMax && oldest !== undefined) drawn.delete(oldest);
}
