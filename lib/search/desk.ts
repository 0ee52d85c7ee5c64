import { sql, type SQL } from "drizzle-orm";
import type { CommentStatus } from "#lib/comments/comment.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { fewIn } from "#lib/moderation/candidates.ts";
import { readAddress } from "#lib/moderation/narrow.ts";
import type { DeskView, Standing } from "#lib/moderation/view.ts";
import { settleBeginning } from "./beginnings.ts";
import { standingNumber } from "./fill.ts";
import { matchPlace } from "./place.ts";
import { matchAll, readQuery, type Term } from "./query.ts";

/** Of a word that more comments hold, the newest are looked at; a second word makes it exact. */
const matchesMax = 5_000;
/** The index is asked about each of these by itself, which takes a quarter of a millisecond. */
const openMax = 100;

/**
 * The comments that hold the words of a view in their text or name, whatever became of them, as a query
 * for their numbers. Readers have `search.ts`, which asks of each whether it is public.
 */
export async function matchAtDesk(_: Moderator, view: DeskView): Promise<SQL | undefined> {
  const { q, writer } = view;
  const name = readAddress(writer) ? undefined : writer;
  if (q === undefined && name === undefined) return undefined;
  const asked = await Promise.all([
    q === undefined ? undefined : readWords(q),
    name === undefined ? undefined : readName(name),
  ]);
  const matches = asked.filter((match) => match !== undefined);
  if (matches.includes("")) return sql`select null as id where false`;
  return found(matches.map((match) => `(${match})`).join(" AND "), view);
}

/** Nothing, where there is no letter or digit in it. */
async function readWords(typed: string): Promise<string> {
  const terms = readTerms(typed);
  return matchAll(await settleBeginning(terms, "comment_index", matchesMax));
}

async function readName(typed: string): Promise<string> {
  const words = matchAll(readTerms(typed).map((term) => ({ ...term, isPrefix: false })));
  return words && `name : (${words})`;
}

function readTerms(typed: string): Term[] {
  const query = readQuery(typed);
  return query.kind === "ready" ? query.terms : [];
}

function found(match: string, { queue, state }: DeskView): SQL {
  const status = statusIn(queue, state);
  const few = fewIn(queue);
  const parts = [
    ...(status ? [newest(matchPlace(match, { standings: [standingNumber(status)] }))] : []),
    ...(few ? [among(few, match)] : []),
    ...(few || !status ? [newest(match)] : []),
  ];
  return sql.join(
    parts.map((part) => sql`select id from (${part})`),
    sql` union `,
  );
}

function newest(match: string): SQL {
  return sql`select rowid as id from comment_index where comment_index match ${match}
    order by rowid desc limit ${matchesMax}`;
}

/** Of those that are open, also the ones that are no longer among the newest of a common word. */
function among(few: SQL, match: string): SQL {
  return sql`select rowid as id from
    (select comment_id from (${few}) order by comment_id desc limit ${openMax}) as few
    cross join comment_index on comment_index.rowid = few.comment_id
    where comment_index match ${match}`;
}

/** What the index itself can narrow to, so that the few that wait are found among many that do not. */
function statusIn(
  queue: DeskView["queue"],
  state: Standing | undefined,
): CommentStatus | undefined {
  if (queue === "waiting" || queue === "first-time") return "pending";
  return queue === "all" && state ? statusOf[state] : undefined;
}

const statusOf: Record<Standing, CommentStatus> = {
  waiting: "pending",
  published: "approved",
  rejected: "rejected",
  spam: "spam",
  withdrawn: "trashed",
};
