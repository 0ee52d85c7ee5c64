import { answerFeed, beforeIn } from "#app/(site)/answer-feed.ts";
import { readLogFeed } from "#lib/publishing/log-feed.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  return answerFeed(await readLogFeed(beforeIn(request)), "atom");
}
