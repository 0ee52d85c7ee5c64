import { and, count, eq, gt, inArray, min } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { commentDrafts } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import type { Visitor } from "#lib/identity/visitor.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";
import { draftKeyFor, readDraftKey } from "./draft-key.ts";
import { readUnsent, type DraftProblem, type UnsentDraft } from "./draft.ts";
import { draftExpires } from "./end-draft.ts";
import { networkHash } from "./network.ts";

/** What is only looked at need not be there for long. */
export type KeptFor = "preview" | "later";

export type Keeping =
  | { outcome: "kept"; key: string }
  | { outcome: "invalid"; problems: DraftProblem[] }
  | { outcome: "refused"; because: "closed" }
  | { outcome: "limited"; count: number; retryAt: Date }
  | NotSaved;

const dayMs = 24 * 60 * 60_000;
export const keptDays: Record<KeptFor, number> = { preview: 1, later: 30 };
/** Of one network. Going on with a draft makes no other. */
export const draftsPerDayMax = 60;

/** Keeps what somebody has begun to write, for whoever has the address of its page. */
export async function keepDraft(
  form: FormData,
  visitor: Visitor,
  keptFor: KeptFor,
  now = new Date(),
): Promise<Keeping> {
  const { language } = await readPublication();
  const reading = readUnsent(form, wordsIn(language).submission, await readCommentLimits());
  if (reading.outcome === "invalid") return reading;

  const draftId = readDraftKey(form.get("draft"));
  const candidate = { unsent: reading.draft, draftId, visitor, keptFor, now };
  try {
    return await write((tx) => store(tx, candidate));
  } catch (error) {
    return notSaved(error);
  }
}

type Candidate = {
  unsent: UnsentDraft;
  draftId: number | undefined;
  visitor: Visitor;
  keptFor: KeptFor;
  now: Date;
};

async function store(tx: Transaction, candidate: Candidate): Promise<Keeping> {
  const { unsent, draftId, visitor, keptFor, now } = candidate;
  if (!(await isPostShown(tx, unsent.postId, now)))
    return { outcome: "refused", because: "closed" };
  if (draftId !== undefined && (await goOn(tx, draftId, candidate))) {
    return { outcome: "kept", key: draftKeyFor(draftId) };
  }

  const retryAt = await findLimit(tx, visitor, now);
  if (retryAt) return { outcome: "limited", count: draftsPerDayMax, retryAt };

  const expiresAt = new Date(+now + keptDays[keptFor] * dayMs);
  const [row] = await tx
    .insert(commentDrafts)
    .values({
      ...unsent,
      keptAt: keptFor === "later" ? now : null,
      networkHash: networkHash(visitor, now),
      createdAt: now,
      updatedAt: now,
      expiresAt,
    })
    .returning({ id: commentDrafts.id });
  if (!row) throw new Error("The draft was inserted without a row coming back.");
  await enqueue(tx, draftExpires, { draftId: row.id }, { now, runAt: expiresAt });
  return { outcome: "kept", key: draftKeyFor(row.id) };
}

async function isPostShown(tx: Transaction, postId: number, now: Date): Promise<boolean> {
  const post = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.id, postId), isShownAs("post", now)))
    .get();
  return post !== undefined;
}

/** A look at what is kept for later does not make it end earlier. */
async function goOn(
  tx: Transaction,
  draftId: number,
  { unsent, keptFor, now }: Candidate,
): Promise<boolean> {
  const isTheDraft = and(
    eq(commentDrafts.id, draftId),
    eq(commentDrafts.postId, unsent.postId),
    gt(commentDrafts.expiresAt, now),
  );
  const kept = await tx
    .select({ keptAt: commentDrafts.keptAt, expiresAt: commentDrafts.expiresAt })
    .from(commentDrafts)
    .where(isTheDraft)
    .get();
  if (!kept) return false;
  const ends = Math.max(+kept.expiresAt, +now + keptDays[keptFor] * dayMs);
  const keptAt = kept.keptAt ?? (keptFor === "later" ? now : null);
  await tx
    .update(commentDrafts)
    .set({ ...unsent, keptAt, updatedAt: now, expiresAt: new Date(ends) })
    .where(isTheDraft);
  return true;
}

/** The moment at which this network may begin another, if it has begun too many. */
async function findLimit(tx: Transaction, visitor: Visitor, now: Date): Promise<Date | undefined> {
  const dayAgo = new Date(+now - dayMs);
  const begun = await tx
    .select({ count: count(), first: min(commentDrafts.createdAt) })
    .from(commentDrafts)
    .where(
      and(
        inArray(commentDrafts.networkHash, [
          networkHash(visitor, now),
          networkHash(visitor, dayAgo),
        ]),
        gt(commentDrafts.createdAt, dayAgo),
      ),
    )
    .get();
  if (!begun?.first || begun.count < draftsPerDayMax) return undefined;
  return new Date(Math.ceil((+begun.first + dayMs) / 60_000) * 60_000);
}
