import type { NextRequest } from "next/server";
import { requireModerator } from "#app/_session/require.ts";
import { publication } from "#app/_ui/publication.ts";
import { readNumber } from "#lib/moderation/press.ts";
import { listLookers, lookAt, lookAway } from "#lib/moderation/looks.ts";
import { timeIn } from "#lib/words/dates.ts";

/** Who else has a comment open, for the desk's script. */
export async function GET(request: NextRequest): Promise<Response> {
  const moderator = await requireModerator();
  const commentId = readNumber(request.nextUrl.searchParams.get("comment")) ?? 0;
  const home = await publication();
  const others = await listLookers(commentId, moderator);
  return Response.json(
    others.map(({ name, since }) => ({ name, since: timeIn(home, since) })),
    { headers: { "cache-control": "private, no-store" } },
  );
}

/** The same script says that it is open here, and answers with the others; or that it is closed again. */
export async function POST(request: NextRequest): Promise<Response> {
  const moderator = await requireModerator();
  const commentId = readNumber(request.nextUrl.searchParams.get("comment")) ?? 0;
  if (request.nextUrl.searchParams.has("away")) await lookAway(commentId, moderator);
  else await lookAt(commentId, moderator);
  return GET(request);
}
