import type { PostKind } from "#lib/posts/post.ts";
import type { Batch } from "#lib/transfer/batch.ts";
import { findLocal, lookUp } from "#lib/transfer/identities.ts";
import { countBrought, countFound, leaveOut } from "#lib/transfer/tally.ts";
import { bringAttachment, parentOf } from "./bring-attachment.ts";
import { bringAuthor, loginsOf } from "./bring-author.ts";
import { beginPost, bringPost, finishPost, sourceIdOf } from "./bring-post.ts";
import { bringCategory, categoryIdOf, noteTerms } from "./bring-tags.ts";
import { commentId, noteComment } from "./comment.ts";
import { field, type ExportedComment, type ExportedItem, type ExportRecord } from "./export.ts";
import { plainText } from "./plain-text.ts";
import type { Session } from "./session.ts";
import { readPostDate } from "./dates.ts";
import { readPostState } from "./states.ts";
import { arrive, endThread, newThread, type Thread } from "./thread.ts";

/** Asks once, for all records of a batch, which of them came over before. */
export async function lookUpRecords(batch: Batch, records: ExportRecord[]): Promise<void> {
  const authors = records.flatMap((record) =>
    record.kind === "author" ? [field(record.fields, "wp:author_login")] : [],
  );
  const parts = records.filter((record) => record.kind === "item" || record.kind === "comments");
  const items = parts.map(({ item }) => item);
  const ids = items.map(sourceIdOf);
  const categories = records.filter((record) => record.kind === "category");
  await lookUp(
    batch,
    "category",
    categories.map(({ fields }) => categoryIdOf(fields)),
  );
  await lookUp(batch, "author", [...authors, ...items.flatMap(loginsOf)]);
  await lookUp(batch, "post", [...ids, ...items.map(parentOf)]);
  await lookUp(batch, "unfinished", ids);
  await lookUp(batch, "attachment", items.filter(isAttachment).map(sourceIdOf));
  await lookUp(
    batch,
    "comment",
    parts.flatMap(({ comments }) => comments.map(commentId)),
  );
}

export async function bringRecord(
  batch: Batch,
  session: Session,
  record: ExportRecord,
): Promise<void> {
  if (record.kind === "author") return bringAuthor(batch, record.fields);
  if (record.kind === "category") return bringCategory(batch, record.fields);
  if (record.kind === "channel") return;
  const { item, comments } = record;
  for (const comment of comments) noteComment(batch, comment);
  const isEnd = record.kind === "item";
  if (isEnd) noteItem(batch, session, item);

  const kind = postKind(item);
  if (kind && !item.isTooLong) return bringThread(batch, session, { item, kind, comments, isEnd });
  for (const { line } of comments) {
    leaveOut(batch.tally, "Comments on something that is left out", { line });
  }
  if (!isEnd) return;
  if (isAttachment(item)) return bringAttachment(batch, session, item);
  leaveOutItem(batch, item);
}

type Part = { item: ExportedItem; kind: PostKind; comments: ExportedComment[]; isEnd: boolean };

async function bringThread(batch: Batch, session: Session, part: Part): Promise<void> {
  const { item, kind, comments, isEnd } = part;
  const begun = session.threads.get(item);
  const thread = begun ?? (await beginThread(batch, part));
  if (!thread) return leaveOutDeleted(batch, comments);

  for (const comment of comments) await arrive(batch, thread, comment);
  if (!isEnd) return void session.threads.set(item, thread);
  session.threads.delete(item);
  await endThread(batch, thread);
  if (thread.isUnfinished) {
    await finishPost(batch, item, { id: thread.postId, kind, isNew: thread.isNew });
  }
}

/** `undefined` when the post came over before and has been deleted here since: it stays deleted. */
async function beginThread(batch: Batch, { item, kind, isEnd }: Part): Promise<Thread | undefined> {
  const here = findLocal(batch, "post", sourceIdOf(item));
  if (here === null) {
    countBrought(batch.tally, `${kind} deleted since`, "here");
    return undefined;
  }
  if (here === undefined && isEnd) return newThread(await bringPost(batch, item, kind));
  if (here === undefined) {
    const postId = await beginPost(batch, item, kind);
    return { ...newThread(postId), isUnfinished: true, isNew: true };
  }
  const isUnfinished = typeof findLocal(batch, "unfinished", sourceIdOf(item)) === "number";
  if (!isUnfinished) countBrought(batch.tally, `${kind} ${stateOf(item, batch.now)}`, "here");
  return { ...newThread(here), isUnfinished };
}

function stateOf({ fields }: ExportedItem, now: Date): string {
  const { date } = readPostDate(fields);
  const password = field(fields, "wp:post_password");
  return readPostState({ status: field(fields, "wp:status"), password, date }, now);
}

function noteItem({ tally }: Batch, session: Session, item: ExportedItem): void {
  const { fields } = item;
  const type = field(fields, "wp:post_type");
  countFound(tally, "item");
  countFound(tally, `type ${type}`);
  if (type === "post") countFound(tally, `status ${field(fields, "wp:status")}`);
  if (field(fields, "wp:is_sticky") === "1") countFound(tally, "sticky");
  if (field(fields, "wp:post_password") !== "") countFound(tally, "passworded");
  noteTerms(session, item);
}

function postKind({ fields }: ExportedItem): PostKind | undefined {
  const type = field(fields, "wp:post_type");
  return type === "post" || type === "page" ? type : undefined;
}

function isAttachment({ fields }: ExportedItem): boolean {
  return field(fields, "wp:post_type") === "attachment";
}

function leaveOutItem({ tally }: Batch, { fields, line, isTooLong }: ExportedItem): void {
  const type = field(fields, "wp:post_type");
  const text = plainText(field(fields, "title").slice(0, 200));
  const reason = isTooLong
    ? "Items with a text of over 16 million characters"
    : (reasons[type] ?? `Items of the type “${type.slice(0, 60)}”, which Byline has no place for`);
  leaveOut(tally, reason, { line, text });
}

const reasons: Record<string, string> = {
  "": "Items that do not say what they are (no wp:post_type)",
  nav_menu_item: "Menu entries (nav_menu_item): Byline has no menus",
  wp_navigation: "Menus (wp_navigation): Byline has no menus",
  wp_global_styles: "The theme’s settings (wp_global_styles)",
  wp_template: "The theme’s templates (wp_template)",
  wp_template_part: "The theme’s templates (wp_template_part)",
  wp_block: "Reusable blocks (wp_block): they are filled in by WordPress",
  custom_css: "The theme’s own CSS (custom_css)",
  revision: "Revisions: only the last text comes over",
};

function leaveOutDeleted({ tally }: Batch, comments: ExportedComment[]): void {
  for (const { line } of comments) {
    leaveOut(tally, "Comments on a post that came over before and was deleted here", { line });
  }
}
