import { sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";

/**
 * Published comments that answer this one, at any depth: they come and go with it. Counted as they
 * are shown, so that the desk says the number that readers miss.
 */
export async function countReplies(
  source: Pick<Reader, "get">,
  commentId: number,
): Promise<number> {
  const row = await source.get<{ count: number }>(sql`
    with recursive below (id, status) as (
      select id, status from comments
        where parent_id = ${commentId} and ${stands}
      union
      select reply.id, reply.status from comments as reply join below on reply.parent_id = below.id
        where ${replyStands}
    )
    select count(*) as count from below where status = 'approved'`);
  return row?.count ?? 0;
}

const stands = sql.raw("(status = 'approved' or keeps_place) and duplicate_of is null");
const replyStands = sql.raw(
  "(reply.status = 'approved' or reply.keeps_place) and reply.duplicate_of is null",
);
