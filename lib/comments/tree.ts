import { and, eq, sql, type SQL } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { isEmptyPlace, isShownItself } from "./shown.ts";

/** Where a comment stands in the conversation, without its words. */
export type Place = {
  id: number;
  /** When it was written, in milliseconds: ten thousand dates would cost more than all else here. */
  at: number;
  /** What it answers. */
  parent: Place | null;
  depth: number;
  /** Its writer took it back. It stands here because others answered it. */
  isEmpty: boolean;
  /** What it is nested under. One too deep follows the deepest comment above it that is nested. */
  printedUnder: Place | null;
};

/** A comment with all that hangs on it, in the order in which it is read. */
export type Branch = [Place, ...Place[]];

type Row = Pick<Place, "id" | "at" | "isEmpty"> & { parentId: number | null };

/**
 * The whole conversation under a post, oldest thread first. It is read from one index, without a text,
 * so that ten thousand comments are a matter of milliseconds; what a page shows is read afterwards.
 */
export async function readTree(postId: number): Promise<Branch[]> {
  const repliesTo = groupByParent(await readRows(postId));
  const { replyDepth } = await readCommentLimits();
  return (repliesTo.get(null) ?? [])
    .map((row) => grow(row, { repliesTo, replyDepth }))
    .filter((branch) => branch !== undefined);
}

/** How many comments a branch holds that can be read. */
export function countIn(places: Place[]): number {
  return places.filter(({ isEmpty }) => !isEmpty).length;
}

/** As one value, because each row that comes out of the database costs ten times what it takes to find. */
async function readRows(postId: number): Promise<Row[]> {
  // Each half has its index, and both are read at the same moment.
  const standing = unionAll(
    selectPlaces(and(eq(comments.postId, postId), isShownItself()), 0),
    selectPlaces(and(eq(comments.postId, postId), isEmptyPlace()), 1),
  ).as("standing");
  const [all] = await reader
    .select({ json: sql<string>`json_group_array(json(place))` })
    .from(standing);
  const rows = JSON.parse(all?.json ?? "[]") as [number, number | null, number, 0 | 1][];
  return rows
    .map(([id, parentId, at, isEmpty]) => ({ id, parentId, at, isEmpty: isEmpty === 1 }))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

function selectPlaces(which: SQL | undefined, isEmpty: 0 | 1) {
  const { id, parentId, createdAt } = comments;
  const place = sql`json_array(${id}, ${parentId}, ${createdAt}, ${sql.raw(String(isEmpty))})`;
  return reader
    .select({ place: place.as("place") })
    .from(comments)
    .where(which);
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
function grow(
  root: Row,
  { repliesTo, replyDepth }: { repliesTo: Map<number | null, Row[]>; replyDepth: number },
): Branch | undefined {
  const first = placeUnder(null, root, replyDepth);
  const places = [first];
  for (const above of places) {
    for (const row of repliesTo.get(above.id) ?? []) {
      places.push(placeUnder(above, row, replyDepth));
    }
  }
  const standing = withoutIdleEnds(places);
  return standing.includes(first) ? inReadingOrder(first, standing) : undefined;
}

/** An empty place is kept for what answers it. From the end up, so that a line of them goes as a whole. */
function withoutIdleEnds(places: Place[]): Place[] {
  if (places.every(({ isEmpty }) => !isEmpty)) return places;
  const answered = new Set<Place>();
  return places
    .toReversed()
    .filter((place) => {
      const stands = !place.isEmpty || answered.has(place);
      if (stands && place.parent) answered.add(place.parent);
      return stands;
    })
    .toReversed();
}

/** Deeper than the owner's number of steps, a reply stands at the last of them. */
function placeUnder(parent: Place | null, { id, at, isEmpty }: Row, replyDepth: number): Place {
  const depth = parent ? parent.depth + 1 : 0;
  const isNested = depth <= replyDepth;
  const printedUnder = isNested || !parent ? parent : parent.printedUnder;
  return { id, at, parent, depth, isEmpty, printedUnder };
}

function inReadingOrder(first: Place, places: Place[]): Branch {
  const nested = new Map<Place, Place[]>();
  const followers = new Map<Place, Place[]>();
  const anchors = new Map<Place, Place>();
  for (const place of places) {
    const { parent, printedUnder } = place;
    if (!parent) continue;
    if (printedUnder === parent) append(nested, parent, place);
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
