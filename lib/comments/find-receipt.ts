import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { decisions } from "#db/schema/moderation.ts";
import { posts } from "#db/schema/posts.ts";
import { postAddress } from "#lib/posts/post.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { commentAddress } from "./address.ts";
import { findAppeal } from "./appeal.ts";
import { findDecline, isNotUndone, toldColumns, type Told } from "./decline.ts";
import { listModeratorEdits, type ModeratorEdit } from "./moderated.ts";
import { editableUntil, findOwn, type OwnComment } from "./own.ts";
import { readReceipt } from "./receipt.ts";
import { isShown } from "./shown.ts";
import { readUsualTime, type UsualTime } from "./usual-time.ts";

/** What the private page of one comment shows to its writer. */
export type Receipt = {
  id: number;
  version: number;
  name: string;
  html: string;
  createdAt: Date;
  editedAt: Date | null;
  /** What moderators changed in its text. */
  moderated: ModeratorEdit[];
  standing: Standing;
  /** What its writer may put in place of its text: until when, where it is public. */
  edit: { text: string; until: Date | undefined } | undefined;
  /** The text that is proposed in place of the public one, or what became of the last that was. */
  change: Change | undefined;
  /** What its writer said against its being declined. */
  appeal: { text: string; at: Date; dueAt: Date | null; isOpen: boolean } | undefined;
  /** Undefined while it is not published. */
  post: { title: string; address: string } | undefined;
  /** The comment that it answers, while everyone may read that. */
  answered: { name: string; html: string } | undefined;
};

export type Standing =
  | { state: "waiting"; usual: UsualTime | undefined }
  /** Where everyone reads it, since when. */
  | { state: "published"; at: Date; address: string }
  /** Spam is told nothing else: whoever wrote it by hand is no machine. */
  | { state: "declined"; at: Date; told: Told; mayAppeal: boolean }
  /** Published, and not to be read for now, because what it answers is not. */
  | { state: "hidden" }
  | { state: "withdrawn"; at: Date };

export type Change =
  | { state: "proposed"; at: Date; html: string }
  | { state: "taken"; at: Date }
  | { state: "declined"; at: Date; told: Told };

/** Undefined for what is no link of ours, and for one that has expired: nobody can tell them apart. */
export async function findReceipt(receipt: string, now = new Date()): Promise<Receipt | undefined> {
  const commentId = readReceipt(receipt);
  if (commentId === undefined) return undefined;
  const settings = await readCommentLimits();
  const own = await findOwn(reader, commentId, settings, now);
  if (!own) return undefined;

  const post = await findPost(own.postId, now);
  const appeal = await findAppeal(reader, commentId);
  return {
    id: own.id,
    version: own.version,
    name: own.name,
    html: renderComment(own.body, own.bodyFormat),
    createdAt: own.createdAt,
    editedAt: own.editedAt,
    moderated: await listModeratorEdits(own.id),
    standing: await readStanding(own, { post, isAppealed: appeal !== undefined }),
    edit: offerEdit(own, editableUntil(own, settings), now),
    change: await findChange(own),
    appeal: appeal && {
      text: appeal.text,
      at: appeal.createdAt,
      dueAt: appeal.dueAt,
      isOpen: appeal.decisionId === null,
    },
    post: post && { title: post.title, address: postAddress({ kind: "post", slug: post.slug }) },
    answered: own.parentId === null ? undefined : await findAnswered(own.parentId),
  };
}

type Post = Awaited<ReturnType<typeof findPost>>;

async function readStanding(
  own: OwnComment,
  { post, isAppealed }: { post: Post; isAppealed: boolean },
): Promise<Standing> {
  const { id, status, statusAt: at, withdrawnAt } = own;
  if (withdrawnAt) return { state: "withdrawn", at: withdrawnAt };
  if (status === "pending") return { state: "waiting", usual: await readUsualTime() };
  if (status !== "approved") {
    const told = (await findDecline(reader, id)) ?? nothingTold;
    return { state: "declined", at, told, mayAppeal: status !== "trashed" && !isAppealed };
  }
  if (!post || !(await isRead(id))) return { state: "hidden" };
  return { state: "published", at, address: await commentAddress({ id, post }) };
}

const nothingTold: Told = { listedReason: null, citedRule: null, reason: null };

function offerEdit(
  { status, body, proposal }: OwnComment,
  until: Date | undefined,
  now: Date,
): Receipt["edit"] {
  if (status === "pending") return { text: body, until: undefined };
  return until && now < until ? { text: proposal?.body ?? body, until } : undefined;
}

async function findChange({ id, proposal }: OwnComment): Promise<Change | undefined> {
  if (proposal) {
    const html = renderComment(proposal.body, "markdown");
    return { state: "proposed", at: proposal.createdAt, html };
  }
  const last = await reader
    .select({ action: decisions.action, at: decisions.decidedAt, ...toldColumns })
    .from(decisions)
    .where(
      and(
        eq(decisions.commentId, id),
        isNotNull(decisions.revisionId),
        inArray(decisions.action, ["approve", "reject"]),
        eq(decisions.outcome, "applied"),
        isNotUndone,
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(1)
    .get();
  if (!last) return undefined;
  const { action, at, ...told } = last;
  return action === "approve" ? { state: "taken", at } : { state: "declined", at, told };
}

async function findPost(id: number, now: Date) {
  return reader
    .select({ id: posts.id, slug: posts.slug, title: posts.title })
    .from(posts)
    .where(and(eq(posts.id, id), isShownAs("post", now)))
    .get();
}

async function isRead(id: number): Promise<boolean> {
  const found = await reader
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.id, id), isShown()))
    .get();
  return found !== undefined;
}

async function findAnswered(id: number): Promise<Receipt["answered"]> {
  const row = await reader
    .select({ name: comments.name, body: comments.body, bodyFormat: comments.bodyFormat })
    .from(comments)
    .where(and(eq(comments.id, id), isShown()))
    .get();
  return row && { name: row.name, html: renderComment(row.body, row.bodyFormat) };
}
