import { answerFeed, beforeIn } from "#app/(site)/answer-feed.ts";
import { readCommentsFeed } from "#lib/publishing/comments-feed.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  return answerFeed(await readCommentsFeed(beforeIn(request)), "atom");
}
