import { sql } from "drizzle-orm";
import { reader } from "#db/client.ts";

/** The comments above one, from the top of its thread down to the one that it answers. */
export async function readAncestors(commentId: number): Promise<number[]> {
  const rows = await reader.all<{ id: number }>(sql`
    with recursive line (id, depth) as (
      select parent_id, 1 from comments where id = ${commentId} and parent_id is not null
      union
      select above.parent_id, line.depth + 1
        from comments as above join line on above.id = line.id
        where above.parent_id is not null and line.depth < ${depthMax}
    )
    select id from line order by depth desc`);
  return rows.map(({ id }) => id);
}

/** No conversation is so deep; a damaged one, which runs in a circle, must still come to an end. */
const depthMax = 5_000;
