import { answerFeed, beforeIn } from "#app/(site)/answer-feed.ts";
import { readSegment } from "#app/(site)/segment.ts";
import { findThreadFeed } from "#lib/publishing/comments-feed.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const slug = readSegment((await params).slug);
  return answerFeed(await findThreadFeed(slug, beforeIn(request)), "atom");
}
