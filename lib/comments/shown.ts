import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import { comments } from "#db/schema/comments.ts";
import { isShownAs } from "#lib/posts/shown.ts";

/**
 * What it takes for a comment to be public, said once: it is approved, it repeats no other, and
 * everything it answers is public too, or was until its writer took it back. For any query over
 * `comments`.
 */
export function isShown(): SQL {
  return sql`(${isShownItself()} and not exists (
    with recursive line (id, parent_id, is_shown) as (
      select above.id, above.parent_id, ${letsThrough}
        from comments as above where above.id = ${comments.parentId}
      union
      select above.id, above.parent_id, ${letsThrough}
        from comments as above join line on above.id = line.parent_id
    )
    select 1 from line where not is_shown
  ))`;
}

/** What one takes back hides the answers of others no more than it shows itself: see `isEmptyPlace`. */
const letsThrough = sql.raw(
  "(above.status = 'approved' or above.keeps_place) and above.duplicate_of is null",
);

/** The same, for a query that joins `posts`: a comment is public only under a public post. */
export function isPublic(now: Date): SQL {
  return sql`(${isShownAs("post", now)} and ${isShown()})`;
}

/** The part of `isShown` that one row can answer. A whole thread asks this, and walks its tree itself. */
export function isShownItself(): SQL {
  return sql`(${and(eq(comments.status, "approved"), isNull(comments.duplicateOf))})`;
}

/**
 * Nothing of it is public but that something stood here, which others answered. Its name and its text
 * are never read for anyone but its writer and the moderators.
 */
export function isEmptyPlace(): SQL {
  return sql`(${comments.keepsPlace} and ${comments.status} <> 'approved' and ${isNull(comments.duplicateOf)})`;
}
