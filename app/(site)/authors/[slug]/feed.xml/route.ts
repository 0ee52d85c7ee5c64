import { answerFeed, beforeIn } from "#app/(site)/answer-feed.ts";
import { readSegment } from "#app/(site)/segment.ts";
import { findAuthorFeed } from "#lib/publishing/posts-feed.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const slug = readSegment((await params).slug);
  const feed = await findAuthorFeed(slug, { format: "atom", before: beforeIn(request) });
  return answerFeed(feed, "atom");
}
