import { sql, type SQL } from "drizzle-orm";
import { comments } from "#db/schema/comments.ts";

/**
 * What is before the moderators, said once, for any query over `comments`: a comment that nobody has
 * decided about, a change that its writer proposes, a decision that its writer objects to.
 */
export function waitsForDecision(): SQL {
  return sql`(${comments.status} = 'pending' or ${isProposed()} or ${isAppealed()})`;
}

/** Its writer proposes another text for what is public. While it is not, there is none to decide about. */
export function isProposed(): SQL {
  return sql`(${comments.status} = 'approved'
    and ${comments.id} in (select comment_id from comment_revisions where state = 'proposed'))`;
}

/** Its writer objects to its being declined. */
export function isAppealed(): SQL {
  return sql`(${comments.status} in ('rejected', 'spam')
    and ${comments.id} in (select comment_id from appeals where decision_id is null))`;
}

/** Readers said something against what is public, and nobody has decided about that yet. */
export function isReported(): SQL {
  return sql`(${comments.status} = 'approved'
    and ${comments.id} in (select comment_id from reports where closed_at is null))`;
}
