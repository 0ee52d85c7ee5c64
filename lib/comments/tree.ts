import { and, asc, eq, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { shownDepthMax } from "./comment.ts";
import { isShownItself } from "./shown.ts";

/** Where a comment stands in the conversation, without its words. */
export type Place = {
  id: number;
  /** When it was written, in milliseconds: ten thousand dates would cost more than all else here. */
  at: number;
  /** What it answers. */
  parent: Place | null;
  depth: number;
  /** What it is nested under. One too deep follows the deepest comment above it that is nested. */
  printedUnder: Place | null;
};

/** A comment with all that hangs on it, in the order in which it is read. */
export type Branch = [Place, ...Place[]];

type Row = Pick<Place, "id" | "at"> & { parentId: number | null };

/**
 * The whole conversation under a post, oldest thread first. It is read from one index, without a text,
 * so that ten thousand comments are a matter of milliseconds; what a page shows is read afterwards.
 * `including` adds a waiting comment, for its writer's eyes.
 */
export async function readTree(
  postId: number,
  { including }: { including?: number | undefined } = {},
): Promise<Branch[]> {
  const rows = await readRows(postId);
  const waiting = including === undefined ? undefined : await findWaiting(postId, including);
  if (waiting) rows.splice(placeAmong(rows, waiting), 0, waiting);

  const repliesTo = groupByParent(rows);
  // What hangs on a comment that waits is hidden with it.
  if (waiting) repliesTo.delete(waiting.id);
  const branches = (repliesTo.get(null) ?? []).map((row) => grow(row, repliesTo));
  const isReached = branches.some((branch) => branch.some(({ id }) => id === waiting?.id));
  // What it answered is gone; its writer still sees it.
  if (waiting && !isReached) branches.push([placeUnder(null, waiting)]);
  return branches;
}

/** As one value, because each row that comes out of the database costs ten times what it takes to find. */
async function readRows(postId: number): Promise<Row[]> {
  const shown = reader
    .select({
      place: sql`json_array(${comments.id}, ${comments.parentId}, ${comments.createdAt})`.as(
        "place",
      ),
    })
    .from(comments)
    .where(and(eq(comments.postId, postId), isShownItself()))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .as("shown");
  const [all] = await reader
    .select({ json: sql<string>`json_group_array(json(place))` })
    .from(shown);
  const rows = JSON.parse(all?.json ?? "[]") as [number, number | null, number][];
  return rows.map(([id, parentId, at]) => ({ id, parentId, at }));
}

async function findWaiting(postId: number, id: number): Promise<Row | undefined> {
  const row = await reader
    .select({ id: comments.id, parentId: comments.parentId, createdAt: comments.createdAt })
    .from(comments)
    .where(and(eq(comments.id, id), eq(comments.postId, postId), eq(comments.status, "pending")))
    .get();
  return row && { id: row.id, parentId: row.parentId, at: row.createdAt.getTime() };
}

function placeAmong(rows: Row[], row: Row): number {
  const place = rows.findIndex((other) => isBefore(row, other));
  return place < 0 ? rows.length : place;
}

function groupByParent(rows: Row[]): Map<number | null, Row[]> {
  const repliesTo = new Map<number | null, Row[]>();
  for (const row of rows) {
    const siblings = repliesTo.get(row.parentId);
    if (siblings) siblings.push(row);
    else repliesTo.set(row.parentId, [row]);
  }
  return repliesTo;
}

/**
 * From the top down, so that what hangs on a comment that is not shown is never reached. A loop over
 * a growing list, because a chain of replies may be a thousand long.
 */
function grow(root: Row, repliesTo: Map<number | null, Row[]>): Branch {
  const first = placeUnder(null, root);
  const places = [first];
  for (const above of places) {
    for (const row of repliesTo.get(above.id) ?? []) places.push(placeUnder(above, row));
  }
  return inReadingOrder(first, places);
}

function placeUnder(parent: Place | null, { id, at }: Row): Place {
  const depth = parent ? parent.depth + 1 : 0;
  const isNested = depth <= shownDepthMax;
  const printedUnder = isNested || !parent ? parent : parent.printedUnder;
  return { id, at, parent, depth, printedUnder };
}

function inReadingOrder(first: Place, places: Place[]): Branch {
  const nested = new Map<Place, Place[]>();
  const followers = new Map<Place, Place[]>();
  const anchors = new Map<Place, Place>();
  for (const place of places) {
    const { parent, depth } = place;
    if (!parent) continue;
    if (depth <= shownDepthMax) append(nested, parent, place);
    else {
      const anchor = anchors.get(parent) ?? parent;
      anchors.set(place, anchor);
      append(followers, anchor, place);
    }
  }

  const read = (place: Place): Place[] => {
    const following = (followers.get(place) ?? []).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    return [place, ...(nested.get(place) ?? []).flatMap(read), ...following];
  };
  return [first, ...read(first).slice(1)];
}

function append(lists: Map<Place, Place[]>, key: Place, place: Place): void {
  const list = lists.get(key);
  if (list) list.push(place);
  else lists.set(key, [place]);
}

function isBefore(a: Pick<Place, "id" | "at">, b: Pick<Place, "id" | "at">): boolean {
  return a.at === b.at ? a.id < b.id : a.at < b.at;
}
