import { and, eq, inArray } from "drizzle-orm";
import { comments } from "#db/schema/comments.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import { nextId, type Batch } from "#lib/transfer/batch.ts";
import { findLocal, remember } from "#lib/transfer/identities.ts";
import { countBrought, note } from "#lib/transfer/tally.ts";
import { commentId, parentId, readComment, type ReadComment } from "./comment.ts";
import type { ExportedComment } from "./export.ts";

/**
 * The comments of one post, as they come. A reply that comes before what it answers waits here, so
 * that every stored comment has its place in the thread from the first moment.
 */
export type Thread = {
  postId: number;
  isUnfinished: boolean;
  isNew: boolean;
  /** The comment to answer here, by the number it had there; a repeated one leads to the one shown. */
  local: Map<string, number>;
  waiting: Map<string, Arrival[]>;
  waitingLength: number;
  previous: Previous | undefined;
};

type Arrival = { comment: ReadComment; id: string; parent: string; line: number; repeats?: string };
const waitingLengthMax = 32_000_000;

type Previous = { key: string; id: string; isApproved: boolean };

export function newThread(postId: number): Thread {
  const none = { local: new Map(), waiting: new Map(), waitingLength: 0, previous: undefined };
  return { postId, isUnfinished: false, isNew: false, ...none };
}

export async function arrive(
  batch: Batch,
  thread: Thread,
  exported: ExportedComment,
): Promise<void> {
  const comment = readComment(exported, batch);
  if (!comment) return;
  const arrival: Arrival = {
    comment,
    id: commentId(exported),
    parent: parentId(exported),
    line: exported.line,
  };
  const repeats = repeated(thread, arrival);
  if (repeats !== undefined) arrival.repeats = repeats;

  if (arrival.parent === "" || thread.local.has(arrival.parent)) {
    return storeWithReplies(batch, thread, arrival);
  }
  const others = thread.waiting.get(arrival.parent);
  if (others) others.push(arrival);
  else thread.waiting.set(arrival.parent, [arrival]);
  thread.waitingLength += comment.body.length;
  // A parent that is so far behind is as good as missing; memory is worth more than its place.
  if (thread.waitingLength > waitingLengthMax) await endThread(batch, thread);
}

/** When no more comments come, replies to what is not there go to the top level, and it is said. */
export async function endThread(batch: Batch, thread: Thread): Promise<void> {
  if (thread.waiting.size === 0) return;
  thread.waitingLength = 0;
  await findEarlierParents(batch, thread);
  const ids = new Set([...thread.waiting.values()].flat().map(({ id }) => id));
  const orphans = [...thread.waiting.keys()].filter((parent) => !ids.has(parent));
  for (const parent of orphans) await storeOrphans(batch, thread, parent);
  // Replies to one another in a circle are all that is left; opening it at one place frees the rest.
  for (
    let [parent] = thread.waiting.keys();
    parent !== undefined;
    [parent] = thread.waiting.keys()
  ) {
    await storeOrphans(batch, thread, parent);
  }
}

async function storeOrphans(batch: Batch, thread: Thread, parent: string): Promise<void> {
  const orphans = thread.waiting.get(parent) ?? [];
  thread.waiting.delete(parent);
  for (const orphan of orphans) {
    if (!thread.local.has(parent)) {
      const text = `comment ${orphan.id} answers ${parent}`;
      note(batch.tally, "Replies whose parent is missing stand at the top level", {
        line: orphan.line,
        text,
      });
    }
    await storeWithReplies(batch, thread, orphan);
  }
}

/** A thread can be as deep as it is long, so this walks it without calling itself. */
async function storeWithReplies(batch: Batch, thread: Thread, first: Arrival): Promise<void> {
  const ready = [first];
  for (let next = ready.pop(); next; next = ready.pop()) {
    await store(batch, thread, next);
    const replies = thread.local.has(next.id) ? (thread.waiting.get(next.id) ?? []) : [];
    if (replies.length > 0) thread.waiting.delete(next.id);
    for (const { comment } of replies) thread.waitingLength -= comment.body.length;
    ready.push(...replies.reverse());
  }
}

async function store(batch: Batch, thread: Thread, arrival: Arrival): Promise<void> {
  const { comment, id: sourceId, parent, repeats } = arrival;
  const here = findLocal(batch, "comment", sourceId);
  countBrought(
    batch.tally,
    `${comment.kind} ${comment.status}`,
    here === undefined ? "added" : "here",
  );
  if (here === null) return;
  const id = here ?? (await nextId(batch, "comments"));
  const parentId = thread.local.get(parent) ?? null;
  const original = repeats === undefined ? undefined : thread.local.get(repeats);
  // Replies to a repeated comment stand under the one that is shown, or they would be hidden with it.
  thread.local.set(sourceId, original ?? id);
  if (here !== undefined) return;
  if (original !== undefined) {
    const text = `comment ${sourceId} repeats ${repeats}`;
    note(batch.tally, "Comments sent twice: one of the two is shown", { line: arrival.line, text });
  }

  batch.rows.comments.push({
    ...comment,
    id,
    postId: thread.postId,
    parentId,
    duplicateOf: original ?? null,
  });
  remember(batch, "comment", sourceId, id);
}

/** The comment just before it, by the same writer with the same text in the same place. */
function repeated(thread: Thread, { comment, id, parent }: Arrival): string | undefined {
  const { previous } = thread;
  const isApproved = comment.status === "approved";
  const key = JSON.stringify([
    comment.kind,
    parent,
    comment.name,
    comment.email?.toLowerCase() ?? "",
    comment.body.replace(/\s+/g, " ").trim(),
  ]);
  // A waiting comment must not hide one that was approved.
  const isSame = previous?.key === key && (previous.isApproved || !isApproved);
  if (isSame && comment.kind === "comment") return previous.id;
  thread.previous = { key, id, isApproved };
  return undefined;
}

/** What an earlier export brought can be answered by a comment of this one. */
async function findEarlierParents(batch: Batch, thread: Thread): Promise<void> {
  const missing = [...thread.waiting.keys()].slice(0, 10_000);
  for (let from = 0; from < missing.length; from += 400) {
    const rows = await batch.db
      .select({ sourceId: importIdentities.sourceId, id: comments.id })
      .from(importIdentities)
      .innerJoin(comments, eq(comments.id, importIdentities.localId))
      .where(
        and(
          eq(importIdentities.source, batch.source),
          eq(importIdentities.kind, "comment"),
          eq(comments.postId, thread.postId),
          inArray(importIdentities.sourceId, missing.slice(from, from + 400)),
        ),
      );
    for (const { sourceId, id } of rows) thread.local.set(sourceId, id);
  }
}
