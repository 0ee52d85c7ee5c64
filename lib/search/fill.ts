import { setImmediate, setTimeout } from "node:timers/promises";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { comments, commentStatuses } from "#db/schema/comments.ts";
import { posts, postTags } from "#db/schema/posts.ts";
import { commentTexts, postTexts, searchDue, searchedKinds } from "#db/schema/search.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { readCorrections } from "#lib/posts/corrections.ts";
import { isShown } from "#lib/posts/shown.ts";
import { readTagsOf } from "#lib/posts/tags-of.ts";
import { renderBody, type BodyFormat } from "#lib/text/render-body.ts";
import { renderComment, type CommentFormat } from "#lib/text/render-comment.ts";
import { wholeText } from "#lib/text/readable-text.ts";
import { fold } from "./fold.ts";
import { placeTokens, yearsOf } from "./place.ts";

/** So few that the event loop is free again after some milliseconds. */
const atOnce: Record<(typeof searchedKinds)[number], number> = { post: 5, comment: 25 };

/**
 * Puts into the index what triggers have found changed, until nothing is left. Texts lose their markup
 * on the way, which no trigger can do; what was changed is not found, in its old form or its new one,
 * until it has been here.
 */
export async function fillIndex(signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && ((await fillSome("post")) || (await fillSome("comment")))) {
    await setImmediate();
  }
}

/** Fills the index as things change, until `signal` aborts. An idle site is only asked whether it is. */
export async function keepIndex(signal: AbortSignal, pollMs = 500): Promise<void> {
  while (!signal.aborted) {
    await fillIndex(signal).catch((error: unknown) => {
      console.error("The search index could not be filled; it is tried again.", error);
    });
    await setTimeout(pollMs, undefined, { signal }).catch(() => undefined);
  }
}

async function fillSome(kind: (typeof searchedKinds)[number]): Promise<boolean> {
  const due = await reader
    .select({ id: searchDue.id, subjectId: searchDue.subjectId })
    .from(searchDue)
    .where(eq(searchDue.kind, kind))
    .orderBy(asc(searchDue.id))
    .limit(atOnce[kind]);
  if (due.length === 0) return false;

  const ids = due.map(({ subjectId }) => subjectId);
  if (kind === "post") await storePosts(due, await readPosts(ids));
  else await storeComments(due, await readComments(ids));
  return true;
}

type Due = { id: number; subjectId: number }[];
type PostDocument = {
  id: number;
  title: string;
  standfirst: string;
  tags: string;
  body: string;
  place: string;
};
type CommentDocument = { id: number; name: string; body: string; place: string };

async function readPosts(ids: number[]): Promise<PostDocument[]> {
  const rows = await reader
    .select({
      id: posts.id,
      title: posts.title,
      standfirst: posts.standfirst,
      body: posts.body,
      bodyFormat: posts.bodyFormat,
      authorId: posts.authorId,
      publishedAt: posts.publishedAt,
    })
    .from(posts)
    .where(inArray(posts.id, ids));
  const tagsOf = await readTagsOf(ids);
  const tagIds = await reader
    .select({ postId: postTags.postId, tagId: postTags.tagId })
    .from(postTags)
    .where(inArray(postTags.postId, ids));
  const documents: PostDocument[] = [];
  for (const { bodyFormat, authorId, publishedAt, ...row } of rows) {
    const tags = (tagsOf.get(row.id) ?? []).map(({ name }) => name).join(", ");
    const corrections = (await readCorrections(row.id)).map(({ text }) => oneLine(text));
    const body = [...corrections, await orNothing(() => readPostText(row.body, bodyFormat))].join(
      " ",
    );
    const place = placeTokens({
      tags: tagIds.filter(({ postId }) => postId === row.id).map(({ tagId }) => tagId),
      authors: authorId ? [authorId] : [],
      years: publishedAt ? yearsOf(publishedAt) : [],
    });
    documents.push({ ...row, tags, body, place });
  }
  return documents;
}

async function readPostText(body: string, format: BodyFormat): Promise<string> {
  return wholeText(await renderBody(body, format));
}

/** A text that cannot be read is found by its title or its writer, and keeps no other out of the index. */
async function orNothing(read: () => string | Promise<string>): Promise<string> {
  try {
    return await read();
  } catch (error) {
    console.error("A text could not be read into the search index.", error);
    return "";
  }
}

async function readComments(ids: number[]): Promise<CommentDocument[]> {
  const rows = await reader
    .select({
      id: comments.id,
      postId: comments.postId,
      name: comments.name,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      createdAt: comments.createdAt,
      status: comments.status,
    })
    .from(comments)
    .where(inArray(comments.id, ids));
  return Promise.all(
    rows.map(async ({ id, postId, name, body, bodyFormat, createdAt, status }) => ({
      id,
      name,
      body: await orNothing(() => readCommentText(body, bodyFormat)),
      place: placeTokens({
        posts: [postId],
        years: yearsOf(createdAt),
        standings: [standingNumber(status)],
      }),
    })),
  );
}

/** From one, as no number stands for nowhere. */
export function standingNumber(status: CommentStatus): number {
  return commentStatuses.indexOf(status) + 1;
}

/** Of a comment its words, and of what was brought over also those that are not shown any more. */
function readCommentText(body: string, format: CommentFormat): string {
  if (format === "text") return oneLine(body);
  return wholeText(format === "html" ? body : renderComment(body, format));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

async function storePosts(due: Due, documents: PostDocument[]): Promise<void> {
  await write(async (tx) => {
    const ready = await claim(tx, due, documents);
    for (const { id, title, standfirst, tags, body, place } of ready) {
      const folded = [...[title, standfirst, tags, body].map(fold), place];
      await tx.run(sql`delete from post_index where rowid = ${id}`);
      await tx.run(sql`insert into post_index (rowid, title, standfirst, tags, body, place)
        values (${id}, ${sql.join(
          folded.map((text) => sql`${text}`),
          sql`, `,
        )})`);
    }
    if (ready.length > 0) {
      await tx
        .insert(postTexts)
        .values(ready.map(({ id, body }) => ({ postId: id, body })))
        .onConflictDoUpdate({ target: postTexts.postId, set: { body: sql`excluded.body` } });
    }
    await tellReaders(tx, ready);
  });
}

async function storeComments(due: Due, documents: CommentDocument[]): Promise<void> {
  await write(async (tx) => {
    const ready = await claim(tx, due, documents);
    if (ready.length === 0) return;
    const ids = ready.map(({ id }) => id);
    const rows = ready.map(
      ({ id, name, body, place }) => sql`(${id}, ${fold(name)}, ${fold(body)}, ${place})`,
    );
    await tx.run(sql`delete from comment_index where rowid in ${ids}`);
    await tx.run(
      sql`insert into comment_index (rowid, name, body, place) values ${sql.join(rows, sql`, `)}`,
    );
    await tx
      .insert(commentTexts)
      .values(ready.map(({ id, body }) => ({ commentId: id, body })))
      .onConflictDoUpdate({ target: commentTexts.commentId, set: { body: sql`excluded.body` } });
  });
}

/** What has not changed again since it was read. What has, is due under another number. */
async function claim<Document extends { id: number }>(
  tx: Transaction,
  due: Due,
  documents: Document[],
): Promise<Document[]> {
  const ids = due.map(({ id }) => id);
  const claimed = await tx
    .delete(searchDue)
    .where(inArray(searchDue.id, ids))
    .returning({ subjectId: searchDue.subjectId });
  const subjects = new Set(claimed.map(({ subjectId }) => subjectId));
  return documents.filter(({ id }) => subjects.has(id));
}

/** Pages name related posts, which the index finds: once all posts are in it, they are printed anew. */
async function tellReaders(tx: Transaction, documents: PostDocument[]): Promise<void> {
  const ids = documents.map(({ id }) => id);
  const shown = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(inArray(posts.id, ids), isShown(new Date())))
    .limit(1);
  const waiting = await tx
    .select({ id: searchDue.id })
    .from(searchDue)
    .where(eq(searchDue.kind, "post"))
    .orderBy(desc(searchDue.id))
    .limit(1);
  if (shown.length > 0 && waiting.length === 0) await raiseEdition(tx);
}
