import { atomType } from "#lib/publishing/atom.ts";
import { printCommentsFeed } from "#lib/publishing/comments-feed.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return new Response(await printCommentsFeed(), { headers: { "content-type": atomType } });
}
