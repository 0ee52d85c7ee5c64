import { sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { mayAnswerAppeal } from "./appeal.ts";
import { candidates, directionOf, type Reach } from "./candidates.ts";
import { narrowed } from "./narrow.ts";
import { readDecisions, type PastDecision } from "./past-decision.ts";
import type { DeskView, Place } from "./view.ts";

export type QueueRow = {
  id: number;
  name: string;
  createdAt: Date;
  status: CommentStatus;
  post: string;
  place: Place;
  /** In the queue of decisions, the one that is meant. */
  decision: PastDecision | undefined;
};

export type QueuePage = {
  rows: QueueRow[];
  next: Place | undefined;
  previous: Place | undefined;
  /** So many were looked at without filling the page; from `next` on there may be more. */
  isShort: boolean;
};

export const queueRowsMax = 50;
/** Where few of many are wanted, so many are looked at for one page. */
const lookedAtMax = 5_000;
/** As a rule so many for each row are enough, and are looked at first. */
const lookedAtForOne = 16;
/** A rule that held no more than so many comments leads to them by itself. */
const rareMax = 2_000;

/** By which clocks, and among which: those that hold the words of `view.q`, where words are given. */
export type QueueReading = { timeZone: string; now: Date; matching?: SQL | undefined };

/** One page of a view in its order, from just after `view.after` or just before `view.before`. */
export async function readQueue(
  _: Moderator,
  view: DeskView,
  reading: QueueReading,
): Promise<QueuePage> {
  const isBackwards = view.before !== undefined;
  const from = view.before ?? view.after;
  const found = await look(view, { ...reading, isBackwards, from }, queueRowsMax);
  const rows = isBackwards ? found.rows.reverse() : found.rows;
  const [first, last] = [rows.at(0)?.place, rows.at(-1)?.place];
  return {
    rows,
    next: isBackwards ? last : found.goesOnAfter,
    previous: isBackwards ? found.goesOnAfter && first : from && first,
    isShort: found.isShort,
  };
}

/** The row of a view that stands just before a place. */
export async function findBefore(
  _: Moderator,
  view: DeskView,
  place: Place,
  reading: QueueReading,
): Promise<QueueRow | undefined> {
  const found = await look(view, { ...reading, isBackwards: true, from: place }, 1);
  return found.rows.at(0);
}

/** Which row is next: the first that this moderator may decide about. */
export async function pickNext(
  rows: QueueRow[],
  moderator: Moderator,
  now: Date,
): Promise<QueueRow | undefined> {
  for (const row of rows) {
    const isDeclined = row.status === "rejected" || row.status === "spam";
    if (!isDeclined || row.decision) return row;
    if ((await mayAnswerAppeal(reader, row.id, moderator, now)).may) return row;
  }
  return undefined;
}

/** Where a comment stands in a queue: by when it was sent, or by when it was decided about. */
export function placeIn(
  view: DeskView,
  opened: { id: number; createdAt: Date; lastDecision: PastDecision | undefined },
): Place | undefined {
  const { id, createdAt, lastDecision } = opened;
  if (view.queue !== "decided") return { at: +createdAt, id };
  return lastDecision && { at: +lastDecision.at, id: lastDecision.id };
}

type Looked = { rows: QueueRow[]; goesOnAfter: Place | undefined; isShort: boolean };

async function look(
  view: DeskView,
  asked: Pick<Reach, "from" | "isBackwards"> & QueueReading,
  rowsMax: number,
): Promise<Looked> {
  const reach = { ...asked, matching: asked.matching, isRuleRare: await isRuleRare(view) };
  const conditions = narrowed(view);
  const limits = conditions ? [lookedAtForOne * (rowsMax + 1), lookedAtMax] : [rowsMax + 1];
  for (const limit of limits) {
    const among = candidates(view, { ...reach, limit });
    const rows = await readRows(view, reach, { among, conditions, limit: rowsMax + 1 });
    const kept = rows.slice(0, rowsMax);
    if (rows.length > rowsMax) {
      return { rows: kept, goesOnAfter: kept.at(-1)?.place, isShort: false };
    }
    if (!conditions) return { rows: kept, goesOnAfter: undefined, isShort: false };
    const end = await findEnd(among, limit);
    if (!end) return { rows: kept, goesOnAfter: undefined, isShort: false };
    if (limit === lookedAtMax) return { rows: kept, goesOnAfter: end, isShort: true };
  }
  return { rows: [], goesOnAfter: undefined, isShort: false };
}

async function isRuleRare({ rule }: DeskView): Promise<boolean> {
  if (!rule) return false;
  const row = await reader.get<{ count: number }>(sql`select count(*) as count
    from (select 1 from holds where rule = ${rule} limit ${rareMax + 1})`);
  return row !== undefined && row.count <= rareMax;
}

type Row = {
  id: number;
  at: number;
  place: number;
  decisionId: number | null;
  name: string;
  createdAt: number;
  status: CommentStatus;
  post: string;
};

async function readRows(
  { queue }: DeskView,
  reach: Pick<Reach, "isBackwards">,
  { among, conditions, limit }: { among: SQL; conditions: SQL | undefined; limit: number },
): Promise<QueueRow[]> {
  const direction = directionOf(queue, reach);
  const rows = await reader.all<Row>(sql`
    select candidate.id, candidate.at, candidate.place, candidate.decision_id as decisionId,
           comments.name, comments.created_at as createdAt, comments.status, posts.title as post
      from (${among}) as candidate
      cross join comments on comments.id = candidate.id
      cross join posts on posts.id = comments.post_id
     where ${conditions ?? sql`true`}
     order by candidate.at ${direction}, candidate.place ${direction} limit ${limit}`);
  const made = await readDecisions(rows.flatMap(({ decisionId }) => decisionId ?? []));
  return rows.map(({ at, place, decisionId, createdAt, ...row }) => ({
    ...row,
    createdAt: new Date(createdAt),
    place: { at, id: place },
    decision: decisionId === null ? undefined : made.get(decisionId),
  }));
}

/** The last of as many as were looked at; undefined where there are no more of them. */
async function findEnd(among: SQL, limit: number): Promise<Place | undefined> {
  const [end] = await reader.all<{ at: number; id: number }>(
    sql`select at, place as id from (${among}) limit 1 offset ${limit - 1}`,
  );
  return end;
}
