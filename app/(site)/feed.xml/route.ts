import { atomType } from "#lib/publishing/atom.ts";
import { printPostsFeed } from "#lib/publishing/posts-feed.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return new Response(await printPostsFeed(), { headers: { "content-type": atomType } });
}
