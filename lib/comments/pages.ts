import { countIn, type Branch, type Place } from "./tree.ts";

/** How many threads, and how many comments in all, are printed on one page. */
export const threadsMax = 100;
export const commentsMax = 300;
/** How many comments of one thread; the others are on pages of the thread's own. */
export const threadLengthMax = 200;

/** What one page shows of the conversation. */
export type Page =
  | { kind: "threads"; begin: Way; threads: PrintedThread[]; earlier: Way; later: Way }
  /** The continuation of a thread that is too long for the page it begins on. */
  | { kind: "replies"; begin: Way; of: Place; shown: Place[]; earlier: Way; later: Way };

/** What is shown of a thread, and with which comment its first page begins, if it has any. */
export type PrintedThread = { shown: Place[]; furtherCount: number; further: Way };

/** The comment with which a page begins; `first` is the page under the post. */
export type Way = Place | "first" | undefined;

/** The comments of a page, in the order in which they are read. */
export function shownOn(page: Page): Place[] {
  return page.kind === "replies" ? page.shown : page.threads.flatMap(({ shown }) => shown);
}

/** The page under the post. */
export function firstPage(tree: Branch[]): Page {
  return threadsFrom(tree, 0);
}

/**
 * The page that begins at a place named in an address. Undefined where nothing stands: the address
 * names no place, or one behind the last comment.
 */
export function pageFrom(tree: Branch[], from: string): Page | undefined {
  const [, milliseconds, id] = /^(-?\d{1,15})-([1-9]\d{0,14})$/.exec(from) ?? [];
  if (!milliseconds || !id) return undefined;
  for (const branch of tree) {
    const index = branch.findIndex((place) => place.id === Number(id));
    if (index > 0) return repliesFrom(tree, branch, index);
  }
  // The comment it named may be gone; the place among the others is still there.
  const index = tree.findIndex(([root]) => isAtOrAfter(root, Number(milliseconds), Number(id)));
  return index < 0 ? undefined : threadsFrom(tree, index);
}

/** The page on which a comment stands; undefined if there is no such comment. */
export function pageOf(tree: Branch[], id: number): Way {
  const index = tree.findIndex((branch) => branch.some((place) => place.id === id));
  const branch = tree[index];
  if (!branch) return undefined;
  const place = branch.findIndex((one) => one.id === id);
  if (place >= threadLengthMax) return branch[place - (place % threadLengthMax)];
  return wayTo(tree, pageStarts(tree).findLast((start) => start <= index) ?? 0);
}

/** `<milliseconds>-<id>`, for an address. */
export function cursorTo({ at, id }: Place): string {
  return `${at}-${id}`;
}

function threadsFrom(tree: Branch[], start: number): Page {
  const end = pageEnd(tree, start);
  const before = pageStarts(tree).findLast((other) => other < start);
  return {
    kind: "threads",
    begin: wayTo(tree, start),
    threads: tree.slice(start, end).map(printThread),
    earlier: before === undefined ? undefined : wayTo(tree, before),
    later: end === 0 ? undefined : wayTo(tree, end),
  };
}

function printThread(branch: Branch): PrintedThread {
  return {
    shown: branch.slice(0, threadLengthMax),
    furtherCount: countIn(branch.slice(threadLengthMax)),
    further: branch[threadLengthMax],
  };
}

function repliesFrom(tree: Branch[], branch: Branch, start: number): Page {
  const [root] = branch;
  const end = start + threadLengthMax;
  const before = start - threadLengthMax;
  return {
    kind: "replies",
    begin: branch[start],
    of: root,
    shown: branch.slice(start, end),
    earlier: before < threadLengthMax ? pageOf(tree, root.id) : branch[before],
    later: branch[end],
  };
}

/** Where each page begins. A long page ends early, but never before it has shown one thread. */
function pageStarts(tree: Branch[]): number[] {
  const starts: number[] = [];
  for (let start = 0; start < tree.length; start = pageEnd(tree, start)) starts.push(start);
  return starts;
}

function pageEnd(tree: Branch[], start: number): number {
  let length = 0;
  for (let end = start; end < tree.length; end += 1) {
    length += Math.min(tree[end]?.length ?? 0, threadLengthMax);
    const isFull = end - start === threadsMax || (length > commentsMax && end > start);
    if (isFull) return end;
  }
  return tree.length;
}

function wayTo(tree: Branch[], index: number): Way {
  return index === 0 ? "first" : tree[index]?.[0];
}

function isAtOrAfter({ at, id }: Place, milliseconds: number, otherId: number): boolean {
  return at === milliseconds ? id >= otherId : at > milliseconds;
}
