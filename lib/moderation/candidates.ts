import { sql, type SQL } from "drizzle-orm";
import { isAppealed, isProposed, isReported, waitsForDecision } from "#lib/comments/waiting.ts";
import { isInDays, isInStanding, isOnPost, isUnderAddress, readAddress } from "./narrow.ts";
import { standings, type DeskView, type Place, type Queue } from "./view.ts";

/** From where on a queue is read, which way, and how far. */
export type Reach = {
  limit: number;
  from: Place | undefined;
  isBackwards: boolean;
  timeZone: string;
  now: Date;
  /** A query for the numbers of those that hold the words that are looked for. */
  matching: SQL | undefined;
  /** The rule that the view names has held so few that they are found from there. */
  isRuleRare: boolean;
};

/** Decisions can be looked through, and taken back, for so long. */
export const decidedWithinMs = 30 * 24 * 60 * 60_000;

/** What waits is read from the oldest on; of what is done, the newest is what one looks for. */
export function isNewestFirst(queue: Queue): boolean {
  return queue === "decided" || queue === "all";
}

/**
 * A queue in its order, as rows of `id` (of the comment), `at` and `place` (what it is ordered by) and
 * `decision_id`. Each part comes from an index that has this order already, or from a few rows, so that
 * a page costs the same wherever it is. What no index holds is left to `narrow.ts`.
 */
export function candidates(view: DeskView, reach: Reach): SQL {
  const direction = directionOf(view.queue, reach);
  const first = sql`order by at ${direction}, place ${direction} limit ${reach.limit}`;
  const parts = partsOf(view, reach).map((part) => sql`select * from (${part} ${first})`);
  return sql`select * from (${sql.join(parts, sql` union all `)}) ${first}`;
}

export function directionOf(queue: Queue, { isBackwards }: Pick<Reach, "isBackwards">): SQL {
  return sql.raw(isNewestFirst(queue) === isBackwards ? "asc" : "desc");
}

function partsOf(view: DeskView, reach: Reach): SQL[] {
  const part = (from: SQL, where: SQL) => commentsPart(from, where, view, reach);
  if (view.queue === "decided") return [decisionsPart(view, reach)];
  if (reach.matching) {
    const found = sql`(${reach.matching}) as found cross join comments on comments.id = found.id`;
    return [part(found, isIn(view))];
  }
  if (view.rule && reach.isRuleRare) {
    return [
      part(
        amongFew(sql`select distinct comment_id from holds where rule = ${view.rule}`),
        isIn(view),
      ),
    ];
  }
  switch (view.queue) {
    case "waiting":
      return [
        part(inOrder(view), isPending),
        part(amongFew(proposed), isProposed()),
        part(amongFew(appealed), isAppealed()),
      ];
    case "first-time":
      return [part(inOrder(view), isPending)];
    case "reported":
      return [part(amongFew(reported), isReported())];
    case "all":
      return (view.state ? [view.state] : standings).map((standing) =>
        part(inOrder(view), isInStanding(standing)),
      );
  }
}

function isIn({ queue, state }: DeskView): SQL {
  if (queue === "waiting") return waitsForDecision();
  if (queue === "first-time") return isPending;
  if (queue === "reported") return isReported();
  const wanted = state ? [state] : standings;
  return sql`(${sql.join(wanted.map(isInStanding), sql` or `)})`;
}

const isPending = sql`comments.status = 'pending'`;

/** SQLite has no figures to choose by, so it is told which index has the order of the list. */
function inOrder({ post, writer }: DeskView): SQL {
  if (readAddress(writer)) return sql`comments indexed by comments_writer`;
  return post ? sql`comments indexed by comments_thread` : sql`comments indexed by comments_queue`;
}

function amongFew(few: SQL): SQL {
  return sql`(${few}) as few cross join comments on comments.id = few.comment_id`;
}

/** What of a queue is not told by its status alone, as a query for numbers of comments. */
export function fewIn(queue: Queue): SQL | undefined {
  if (queue === "waiting") return sql`${proposed} union ${appealed}`;
  return queue === "reported" ? reported : undefined;
}

const proposed = sql`select comment_id from comment_revisions
  cross join comments on comments.id = comment_revisions.comment_id
  where comment_revisions.state = 'proposed' and comments.status = 'approved'`;
const appealed = sql`select comment_id from appeals
  cross join comments on comments.id = appeals.comment_id
  where appeals.decision_id is null and comments.status in ('rejected', 'spam')`;
const reported = sql`select distinct comment_id from reports
  cross join comments on comments.id = reports.comment_id
  where reports.closed_at is null and comments.status = 'approved'`;

function commentsPart(from: SQL, where: SQL, view: DeskView, reach: Reach): SQL {
  const at = sql`comments.created_at`;
  const isThere = [
    where,
    isOnPost(view),
    isUnderAddress(view),
    isInDays(at, view, reach.timeZone),
    isBeyond(at, sql`comments.id`, view, reach),
  ].filter((condition) => condition !== undefined);
  return sql`select comments.id as id, ${at} as at, comments.id as place, null as decision_id
    from ${from} where ${sql.join(isThere, sql` and `)}`;
}

function decisionsPart(view: DeskView, reach: Reach): SQL {
  const at = sql`decisions.decided_at`;
  const isThere = [
    sql`decisions.outcome = 'applied' and ${at} > ${+reach.now - decidedWithinMs}`,
    isInDays(at, view, reach.timeZone),
    isBeyond(at, sql`decisions.id`, view, reach),
    reach.matching && sql`decisions.comment_id in (${reach.matching})`,
    isOnPost(view),
    isUnderAddress(view),
  ].filter((condition) => condition !== undefined);
  return sql`select decisions.comment_id as id, ${at} as at, decisions.id as place,
      decisions.id as decision_id
    from ${madeAbout(view)} where ${sql.join(isThere, sql` and `)}`;
}

/** Of one post or writer there are few comments, so their decisions are found from those. */
function madeAbout(view: DeskView): SQL {
  if (!view.post && !readAddress(view.writer)) {
    return sql`decisions indexed by decisions_recent`;
  }
  return sql`${inOrder(view)} cross join decisions indexed by decisions_comment
    on decisions.comment_id = comments.id`;
}

function isBeyond(at: SQL, id: SQL, { queue }: DeskView, reach: Reach): SQL | undefined {
  if (!reach.from) return undefined;
  const beyond = sql.raw(isNewestFirst(queue) === reach.isBackwards ? ">" : "<");
  return sql`(${at}, ${id}) ${beyond} (${reach.from.at}, ${reach.from.id})`;
}
