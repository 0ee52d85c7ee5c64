import { asHoldRule, type HoldRule } from "#lib/comments/holds.ts";
import { withoutForbiddenCharacters } from "#lib/text/plain.ts";

/** What is before the moderators, in four parts; and everything, to be searched. */
export const queues = ["waiting", "first-time", "reported", "decided", "all"] as const;
export type Queue = (typeof queues)[number];

export const standings = ["waiting", "published", "rejected", "spam", "withdrawn"] as const;
export type Standing = (typeof standings)[number];

/** Where in a queue one stands: the moment it is ordered by, and the row's number among equals. */
export type Place = { at: number; id: number };

/** What a moderator looks at, all of it said by the address. */
export type DeskView = {
  queue: Queue;
  post?: number;
  /** An e-mail address, or words of a name. */
  writer?: string;
  /** The check that held it. */
  rule?: HoldRule;
  /** Days as `2026-01-31`, both of them included. */
  from?: string;
  to?: string;
  language?: string;
  /** The member whose turn it is. */
  assigned?: number;
  state?: Standing;
  /** Words to be found in the text or the name. */
  q?: string;
  /** What follows this place is shown. */
  after?: Place;
  /** What stands before this place, for going back. */
  before?: Place;
  /** The comment that was opened by hand. */
  comment?: number;
  /** The decision that the last press made. */
  press?: number;
};

/** What an address may hold, one value for each key. */
type Parameters = Record<string, string | string[] | undefined>;

export const deskPath = "/dashboard/comments";
/** What anyone types into a field of the desk; longer is nothing that was typed. */
const typedLengthMax = 254;

/** Reads a view from an address. What says nothing that can be meant is as if it were not there. */
export function readDeskView(parameters: Parameters | URLSearchParams): DeskView {
  const given = parameters instanceof URLSearchParams ? once(parameters) : parameters;
  const text = (key: keyof DeskView) => readText(given[key]);
  return compact({
    queue: queues.find((known) => known === text("queue")) ?? "waiting",
    post: readNumber(text("post")),
    writer: readTyped(text("writer")),
    rule: asHoldRule(text("rule")),
    from: readDay(text("from")),
    to: readDay(text("to")),
    language: readMatching(text("language"), /^[a-z]{2,3}$/),
    assigned: readNumber(text("assigned")),
    state: standings.find((known) => known === text("state")),
    q: readTyped(text("q")),
    after: readPlace(text("after")),
    before: readPlace(text("before")),
    comment: readNumber(text("comment")),
    press: readNumber(text("press")),
  });
}

/** The hidden field `view` of a form at the desk, which anybody may have filled in. */
export function readViewField(field: unknown): DeskView {
  return readDeskView(new URLSearchParams(typeof field === "string" ? field : ""));
}

/** A view as the part of an address after the question mark, always in the same order. */
export function deskQuery(view: DeskView, changed: Changed = {}): string {
  const { queue, after, before, ...rest } = { ...view, ...changed };
  const said: [string, string | number | undefined][] = [
    ["queue", queue === "waiting" ? undefined : queue],
    ...keys.map((key): [string, string | number | undefined] => [key, rest[key]]),
    ["after", after && placeInAddress(after)],
    ["before", before && placeInAddress(before)],
    ["comment", rest.comment],
    ["press", rest.press],
  ];
  const parameters = said.flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [[key, String(value)]],
  );
  return new URLSearchParams(parameters).toString();
}

/** The address of a view, or of the same with something changed; what is `undefined` goes. */
export function deskAddress(view: DeskView, changed: Changed = {}): string {
  const query = deskQuery(view, changed);
  return query ? `${deskPath}?${query}` : deskPath;
}

type Changed = { [Key in keyof DeskView]?: DeskView[Key] | undefined };

const keys = [
  "post",
  "writer",
  "rule",
  "from",
  "to",
  "language",
  "assigned",
  "state",
  "q",
] as const;

/** The view without what only this moment has: which comment is open, and what was pressed last. */
export function filtersOf(view: DeskView): DeskView {
  const filters = { queue: view.queue, ...Object.fromEntries(keys.map((key) => [key, view[key]])) };
  return compact(filters as DeskView);
}

/** Whether it shows a part of its queue only. */
export function isNarrowed(view: Changed): boolean {
  return keys.some((key) => view[key] !== undefined);
}

function once(parameters: URLSearchParams): Parameters {
  return Object.fromEntries([...new Set(parameters.keys())].map((key) => [key, all(key)]));

  function all(key: string): string | string[] | undefined {
    const values = parameters.getAll(key);
    return values.length === 1 ? values[0] : values;
  }
}

/** A key that is there twice says nothing. */
function readText(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : "";
}

function readTyped(value: string): string | undefined {
  const typed = withoutForbiddenCharacters(value.normalize("NFC")).trim();
  return typed && [...typed].length <= typedLengthMax ? typed : undefined;
}

function readMatching(value: string, pattern: RegExp): string | undefined {
  return value.length <= 40 && pattern.test(value) ? value : undefined;
}

function readNumber(value: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}

/** A day that the calendar has. */
function readDay(value: string): string | undefined {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(value)) return undefined;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(+at) && at.toISOString().startsWith(value) ? value : undefined;
}

function readPlace(value: string): Place | undefined {
  const [, at, id] = /^(-?\d{1,15})-([1-9]\d{0,14})$/.exec(value) ?? [];
  return at && id ? { at: Number(at), id: Number(id) } : undefined;
}

function placeInAddress({ at, id }: Place): string {
  return `${at}-${id}`;
}

function compact(
  view: { [Key in keyof DeskView]: DeskView[Key] | undefined } & { queue: Queue },
): DeskView {
  const given = Object.entries(view).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as DeskView;
}
