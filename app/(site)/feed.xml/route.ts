import { answerFeed, beforeIn } from "#app/(site)/answer-feed.ts";
import { readPostsFeed } from "#lib/publishing/posts-feed.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const feed = await readPostsFeed({ format: "atom", before: beforeIn(request) });
  return answerFeed(feed, "atom");
}
