import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { reader, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { lessonVerdicts, spamLessons, spamMemory } from "#db/schema/memory.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import type { CommentStatus } from "../comment.ts";

export type Verdict = (typeof lessonVerdicts)[number];

/** What is learnt from: a comment as it reads now, and what was decided about it. */
export type DecidedComment = {
  id: number;
  version: number;
  verdict: Verdict;
  text: string;
  name: string;
  site: string | null;
};

/** Older decisions are not learnt from: what spam looks like changes, and learning stays short. */
export const lessonsMax = 1_000;

/** Keeps with a decision what is to be learnt from it. Taken back, or decided otherwise, so is this. */
export async function keepLesson(
  tx: Transaction,
  commentId: number,
  status: CommentStatus,
): Promise<void> {
  const verdict = lessonVerdicts.find((known) => known === status);
  if (!verdict) return forgetLesson(tx, commentId);
  await tx
    .insert(spamLessons)
    .values({ commentId, verdict })
    .onConflictDoUpdate({ target: spamLessons.commentId, set: { verdict } });
  await raiseRevision(tx);
}

/** For a comment whose writer takes it back: from then on nothing is known from it. */
export async function forgetLesson(tx: Transaction, commentId: number): Promise<void> {
  const gone = await tx
    .delete(spamLessons)
    .where(eq(spamLessons.commentId, commentId))
    .returning({ id: spamLessons.commentId });
  if (gone.length > 0) await raiseRevision(tx);
}

export async function forgetAllLessons(tx: Transaction): Promise<void> {
  await tx.delete(spamLessons);
  await raiseRevision(tx);
}

/** Everything that a moderator decided here, and what was decided before it was imported. */
export async function keepAllLessons(tx: Transaction): Promise<void> {
  await tx.delete(spamLessons);
  await tx.run(sql`
    insert into ${spamLessons} (comment_id, verdict)
    select id, status from ${comments}
     where ${inArray(comments.status, [...lessonVerdicts])}
       and (${comments.statusBy} is not null or ${comments.id} in (
             select ${importIdentities.localId} from ${importIdentities}
              where ${importIdentities.kind} = 'comment'))`);
  await raiseRevision(tx);
}

/** Higher after every change of what there is to learn. */
export async function readRevision(): Promise<number> {
  const row = await reader.select({ revision: spamMemory.revision }).from(spamMemory).get();
  return row?.revision ?? 0;
}

/** The newest of each kind, in an order that does not depend on when they were decided. */
export async function* readLessons(): AsyncGenerator<DecidedComment> {
  const ids = (await Promise.all(lessonVerdicts.map(newest))).flat().sort((a, b) => a - b);
  for (let from = 0; from < ids.length; from += readAtOnce) {
    // One value, since a statement may have only so many.
    const some = JSON.stringify(ids.slice(from, from + readAtOnce));
    yield* await reader
      .select({
        id: comments.id,
        version: comments.version,
        verdict: spamLessons.verdict,
        text: comments.body,
        name: comments.name,
        site: comments.site,
      })
      .from(spamLessons)
      .innerJoin(comments, isStillSo)
      .where(sql`${spamLessons.commentId} in (select value from json_each(${some}))`)
      .orderBy(spamLessons.commentId);
    await setImmediate();
  }
}

const readAtOnce = 50;

async function newest(verdict: Verdict): Promise<number[]> {
  const rows = await reader
    .select({ id: spamLessons.commentId })
    .from(spamLessons)
    .innerJoin(comments, isStillSo)
    .where(eq(spamLessons.verdict, verdict))
    .orderBy(desc(spamLessons.commentId))
    .limit(lessonsMax);
  return rows.map(({ id }) => id);
}

/** A comment that has been taken out since, by whatever way, teaches nothing. */
const isStillSo = and(
  eq(comments.id, spamLessons.commentId),
  eq(comments.status, spamLessons.verdict),
);

async function raiseRevision(tx: Transaction): Promise<void> {
  await tx
    .insert(spamMemory)
    .values({ id: 1, revision: 1 })
    .onConflictDoUpdate({
      target: spamMemory.id,
      set: { revision: sql`${spamMemory.revision} + 1` },
    });
}
