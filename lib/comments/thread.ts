import { and, eq, inArray } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { authors, posts } from "#db/schema/posts.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { fragment, pageAddress } from "./address.ts";
import { answeredUnsaid, readAnswered, type Answered } from "./answered.ts";
import {
  confirmedOf,
  writerRole,
  type CommentKind,
  type Confirmed,
  type WriterRole,
} from "./comment.ts";
import { firstPage, pageFrom, shownOn, type Page } from "./pages.ts";
import { isShownItself } from "./shown.ts";
import { countIn, readTree, type Branch, type Place } from "./tree.ts";

/** One page of the conversation under a post. */
export type Thread = {
  /** Of all its pages. */
  count: number;
  comments: ThreadComment[];
  /** Set on a page that continues one thread: the comment which that thread answers. */
  continues: Answered | null;
  /** The page itself, and those beside it. */
  address: string;
  earlier: string | undefined;
  later: string | undefined;
};

export type ThreadComment = {
  id: number;
  name: string;
  site: string | null;
  /** The word beside the name of a member of the publication. */
  role: WriterRole | null;
  /** What its writer has shown to be theirs. */
  confirmed: Confirmed | null;
  createdAt: Date;
  /** When its text last became another. */
  editedAt: Date | null;
  /** A moderator changed something in its text. */
  isModerated: boolean;
  html: string;
  kind: CommentKind;
  /** Its writer took it back, and what answers it stays. Neither name nor text were read. */
  isWithdrawn: boolean;
  /** Nothing more is taken in answer to it, as far as this page knows. */
  isClosed: boolean;
  /** Where it is read: the page that holds it, and its place there. */
  address: string;
  /** Set where the nesting does not say whom it answers. */
  inReplyTo: Answered | null;
  replies: ThreadComment[];
  /** Set where more of its thread is printed on a page of its own. */
  further: { count: number; address: string } | null;
};

/** The comments under a post, oldest first: the first page of them. */
export async function readThread(post: Commented): Promise<Thread> {
  const tree = await readTree(post.id);
  return printPage(post, tree, firstPage(tree));
}

/** The page that begins at a place named in an address; undefined when nothing stands there. */
export async function findThread(post: Commented, from: string): Promise<Thread | undefined> {
  const tree = await readTree(post.id);
  const page = pageFrom(tree, from);
  return page && printPage(post, tree, page);
}

type Commented = { id: number; slug: string };

async function printPage(post: Commented, tree: Branch[], page: Page): Promise<Thread> {
  const rows = await readRows(shownOn(page));
  const answered = await readAnswered(post, tree, page);
  return {
    count: tree.reduce((sum, branch) => sum + countIn(branch), 0),
    comments: nest(post, page, rows, answered),
    continues: page.kind === "replies" ? (answered.get(page.of) ?? null) : null,
    address: pageAddress(post, page.begin),
    earlier: page.earlier && pageAddress(post, page.earlier),
    later: page.later && pageAddress(post, page.later),
  };
}

/** Puts each comment under the one it is nested under, if that is on this page as well. */
function nest(
  post: Commented,
  page: Page,
  rows: Map<number, Row>,
  answered: Map<Place, Answered>,
): ThreadComment[] {
  const address = pageAddress(post, page.begin);
  const nested = new Map<Place, ThreadComment>();
  const top: ThreadComment[] = [];
  for (const place of shownOn(page)) {
    const row = rows.get(place.id);
    if (!row && !place.isEmpty) continue;
    const above = place.printedUnder && nested.get(place.printedUnder);
    const unsaid = answeredUnsaid(place, nested);
    const comment: ThreadComment = {
      ...(row && !place.isEmpty ? printRow(row) : printEmpty(place)),
      address: `${address}${fragment(place.id)}`,
      // The heading of the page says whose thread it continues.
      inReplyTo: unsaid === ofThread(page) ? null : ((unsaid && answered.get(unsaid)) ?? null),
      isClosed: (row?.closedAt ?? null) !== null || (above?.isClosed ?? false),
      replies: [],
      further: furtherUnder(post, page, place),
    };
    nested.set(place, comment);
    (above ? above.replies : top).push(comment);
  }
  return top;
}

function ofThread(page: Page): Place | null {
  return page.kind === "replies" ? page.of : null;
}

function furtherUnder(post: Commented, page: Page, place: Place): ThreadComment["further"] {
  if (page.kind === "replies" || place.parent) return null;
  const thread = page.threads.find(({ shown }) => shown[0] === place);
  if (!thread?.further) return null;
  return { count: thread.furtherCount, address: pageAddress(post, thread.further) };
}

type Row = Awaited<ReturnType<typeof selectRows>>[number];

async function readRows(places: Place[]): Promise<Map<number, Row>> {
  const said = places.filter(({ isEmpty }) => !isEmpty);
  const rows = await selectRows(said.map(({ id }) => id));
  return new Map(rows.map((row) => [row.id, row]));
}

async function selectRows(ids: number[]) {
  return (
    reader
      .select({
        id: comments.id,
        name: comments.name,
        site: comments.site,
        memberId: comments.memberId,
        memberRole: members.role,
        authorId: comments.authorId,
        byline: { id: authors.id, memberId: authors.memberId },
        addressConfirmedAt: comments.addressConfirmedAt,
        siteConfirmedAt: comments.siteConfirmedAt,
        createdAt: comments.createdAt,
        closedAt: comments.closedAt,
        editedAt: comments.editedAt,
        moderatedAt: comments.moderatedAt,
        body: comments.body,
        bodyFormat: comments.bodyFormat,
        kind: comments.kind,
      })
      .from(comments)
      .innerJoin(posts, eq(posts.id, comments.postId))
      .leftJoin(authors, eq(authors.id, posts.authorId))
      .leftJoin(members, eq(members.id, comments.memberId))
      // Asked again: what was taken back since the tree was read is not read at all.
      .where(and(inArray(comments.id, ids), isShownItself()))
  );
}

function printRow({ id, name, site, createdAt, editedAt, kind, body, bodyFormat, ...row }: Row) {
  return {
    id,
    name,
    site,
    createdAt,
    editedAt,
    kind,
    role: writerRole(row, row.byline ?? { id: null, memberId: null }),
    confirmed: confirmedOf(row),
    isModerated: row.moderatedAt !== null,
    html: renderComment(body, bodyFormat),
    isWithdrawn: false,
  };
}

function printEmpty({ id, at }: Place) {
  const nobody = {
    name: "",
    site: null,
    role: null,
    confirmed: null,
    isModerated: false,
    editedAt: null,
    html: "",
  };
  return { ...nobody, id, kind: "comment" as const, createdAt: new Date(at), isWithdrawn: true };
}
