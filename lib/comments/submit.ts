import { and, eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved } from "#db/not-saved.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import type { Visitor } from "#lib/identity/visitor.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { commentsState } from "#lib/posts/post.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { readCommentLimits, type CommentLimits } from "#lib/settings/comment-limits.ts";
import { readRuleSettings, type RuleSettings } from "#lib/settings/rule-settings.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";
import { readDraft, type CommentDraft, type DraftProblem } from "./draft.ts";
import { removeSent } from "./end-draft.ts";
import { keepEvidence } from "./evidence.ts";
import { findSame } from "./find-same.ts";
import { findSimilar, type SimilarComment } from "./find-similar.ts";
import { fingerprint } from "./fingerprint.ts";
import { storeFollow } from "./follow.ts";
import { addHold, type Hold } from "./holds.ts";
import { detectLanguage } from "./language.ts";
import { findLimitReached, type LimitReached } from "./limit.ts";
import { networkHash, networkHashOn } from "./network.ts";
import type { Learnt } from "./memory/learn.ts";
import { recallMemory } from "./memory/memory.ts";
import { enqueueNotices } from "./notices.ts";
import { readParent } from "./parent.ts";
import {
  findEarlier,
  readSimilarAnswer,
  replaceEarlier,
  type SimilarAnswer,
} from "./replace-earlier.ts";
import { isQueueFull, readCommentRules } from "./rules.ts";
import { screen } from "./screening.ts";

export type Submission =
  | { outcome: "accepted"; commentId: number }
  | { outcome: "invalid"; problems: DraftProblem[] }
  | { outcome: "refused"; because: Refusal }
  /** Nearly this was sent by the same writer: they say what is to become of it. */
  | { outcome: "similar"; earlier: SimilarComment }
  | { outcome: "limited"; limit: LimitReached }
  | { outcome: "not-saved" };

export type Refusal =
  "closed" | "paused" | "parent-removed" | "parent-unknown" | "thread-closed" | "already-here";

/** Takes a comment from anyone. It is stored to wait for a moderator, whatever the form says. */
export async function submitComment(
  form: FormData,
  visitor: Visitor,
  now = new Date(),
): Promise<Submission> {
  const { language } = await readPublication();
  const limits = await readCommentLimits();
  const reading = readDraft(form, wordsIn(language).submission, limits);
  if (reading.outcome === "invalid") return reading;

  try {
    const answer = readSimilarAnswer(form);
    const similar = answer ? undefined : await findSimilar(reading.draft, visitor, now);
    // Before the transaction, since whoever asks after a decision waits until it is learnt.
    const language = await detectLanguage(reading.draft.text);
    const learnt = { rules: await readRuleSettings(), memory: await recallMemory(), language };
    const candidate = { ...reading, ...learnt, answer, similar, visitor, limits, now };
    return await write(async (tx) => {
      const submission = await admit(tx, candidate);
      if (submission.outcome === "accepted") await removeSent(tx, form, reading.draft.postId);
      return submission;
    });
  } catch (error) {
    return notSaved(error);
  }
}

type Candidate = {
  draft: CommentDraft;
  language: string | null;
  answer: SimilarAnswer | undefined;
  similar: SimilarComment | undefined;
  visitor: Visitor;
  limits: CommentLimits;
  rules: RuleSettings;
  memory: Learnt | undefined;
  now: Date;
};

/** Everything is decided here, at commit: what the page said when it was loaded may no longer hold. */
async function admit(tx: Transaction, candidate: Candidate): Promise<Submission> {
  const { draft, language, answer, similar, visitor, limits, rules, memory, now } = candidate;

  const same = await findSame(tx, draft, visitor, now);
  if (same?.isOwn) return { outcome: "accepted", commentId: same.id };
  if (same) return { outcome: "refused", because: "already-here" };

  const state = await readState(tx, draft.postId, now);
  if (state !== "open") return { outcome: "refused", because: state };

  const parent = await readParent(tx, draft);
  if (parent === "removed") return { outcome: "refused", because: "parent-removed" };
  if (parent === "closed") return { outcome: "refused", because: "thread-closed" };
  if (parent === "unknown") return { outcome: "refused", because: "parent-unknown" };

  const networkOn = (day: string) => networkHashOn(visitor, day);
  const earlier = await findEarlier(tx, answer, draft);
  const email = earlier ? earlier.email : draft.email;
  const screened = { ...draft, email, id: undefined };
  const holds = await screen(screened, { tx, rules, language, memory, networkOn, now });
  if (earlier) {
    const replacement = { draft, holds, language, parentId: parent };
    const replaced = await replaceEarlier(tx, earlier, replacement, now);
    if (replaced === "replaced") return { outcome: "accepted", commentId: earlier.id };
    return { outcome: "similar", earlier: replaced };
  }
  if (similar) return { outcome: "similar", earlier: similar };

  const limit = await findLimitReached(tx, visitor, limits, now);
  if (limit) return { outcome: "limited", limit };

  const commentId = await store(tx, { ...candidate, holds }, parent);
  // Every page says it from now on, as it would for the switch.
  if (await isQueueFull(tx, limits.pauseAtWaiting)) await raiseEdition(tx);
  await storeFollow(tx, { ...draft, commentId }, now);
  await enqueueNotices(tx, commentId, now);
  return { outcome: "accepted", commentId };
}

/** What is not public is closed like any other, so that a guess learns nothing about it. */
async function readState(
  tx: Transaction,
  postId: number,
  now: Date,
): Promise<"open" | "closed" | "paused"> {
  const post = await tx
    .select({
      kind: posts.kind,
      publishedAt: posts.publishedAt,
      commentsClosedAt: posts.commentsClosedAt,
    })
    .from(posts)
    .where(and(eq(posts.id, postId), isShownAs("post", now)))
    .get();
  return post ? commentsState(post, await readCommentRules(tx), now) : "closed";
}

async function store(
  tx: Transaction,
  { draft, language, holds, visitor, now }: Candidate & { holds: Hold[] },
  parentId: number | null,
): Promise<number> {
  const [row] = await tx
    .insert(comments)
    .values({
      postId: draft.postId,
      parentId,
      kind: "comment",
      name: draft.name,
      email: draft.email,
      site: draft.site,
      body: draft.text,
      bodyFormat: "markdown",
      status: "pending",
      statusAt: now,
      language,
      formKey: await unusedKey(tx, draft.formKey),
      fingerprint: fingerprint(draft),
      networkHash: networkHash(visitor, now),
      createdAt: now,
    })
    .returning({ id: comments.id });
  if (!row) throw new Error("The comment was inserted without a row coming back.");
  for (const hold of holds) await addHold(tx, row.id, hold);
  await keepEvidence(tx, row.id, draft.evidence);
  return row.id;
}

/** A page taken from the browser's history sends its old key with a new text: the text counts. */
async function unusedKey(tx: Transaction, formKey: string | null): Promise<string | null> {
  if (formKey === null) return null;
  const used = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.formKey, formKey))
    .get();
  return used ? null : formKey;
}
