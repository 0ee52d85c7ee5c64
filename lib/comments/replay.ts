import { setImmediate } from "node:timers/promises";
import { and, desc, eq, isNull } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { commentEvidence, comments } from "#db/schema/comments.ts";
import type { RuleSettings } from "#lib/settings/rule-settings.ts";
import type { CommentStatus } from "./comment.ts";
import { detectLanguage } from "./language.ts";
import type { Learnt } from "./memory/learn.ts";
import { dayOf } from "./network.ts";
import type { Circumstances, Screened } from "./screening.ts";

/** A comment as it was stored, to be looked at again by the rules. */
export type Replayed = {
  comment: Screened & { id: number };
  status: CommentStatus;
  at: (rules: RuleSettings, memory: Learnt | undefined) => Circumstances;
};

const atOnce = 50;

/** The newest that were sent in from outside. */
export async function listReplayed(max: number): Promise<Replayed[]> {
  const rows = await selectStored()
    .where(isFromOutside())
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(max);
  const replayed: Replayed[] = [];
  for (const [place, row] of rows.entries()) {
    // Telling a language takes its time, and others have their turn meanwhile.
    if (place % atOnce === 0) await setImmediate();
    replayed.push(await asArrived(row));
  }
  return replayed;
}

export async function findReplayed(id: number): Promise<Replayed | undefined> {
  const row = await selectStored()
    .where(and(isFromOutside(), eq(comments.id, id)))
    .get();
  return row && asArrived(row);
}

function isFromOutside() {
  return and(eq(comments.kind, "comment"), isNull(comments.memberId), isNull(comments.erasedAt));
}

function selectStored() {
  return reader
    .select({
      comment: {
        id: comments.id,
        postId: comments.postId,
        formKey: comments.formKey,
        name: comments.name,
        email: comments.email,
        site: comments.site,
        text: comments.body,
      },
      status: comments.status,
      language: comments.language,
      networkHash: comments.networkHash,
      createdAt: comments.createdAt,
      evidence: commentEvidence,
    })
    .from(comments)
    .leftJoin(commentEvidence, eq(commentEvidence.commentId, comments.id));
}

type Stored = Awaited<ReturnType<typeof selectStored>>[number];

/** As if it arrived again at its own time. Of its network only the hash of that day is known. */
async function asArrived(stored: Stored): Promise<Replayed> {
  const { comment, status, networkHash, createdAt: now } = stored;
  const language = stored.language ?? (await detectLanguage(comment.text));
  const networkOn = (day: string): string | undefined =>
    day === dayOf(now) ? (networkHash ?? undefined) : undefined;
  const evidence = stored.evidence
    ? { ...stored.evidence, filledInMs: stored.evidence.filledInMs ?? undefined }
    : undefined;
  return {
    comment: { ...comment, evidence },
    status,
    at: (rules, memory) => ({ tx: reader, rules, language, memory, networkOn, now }),
  };
}
