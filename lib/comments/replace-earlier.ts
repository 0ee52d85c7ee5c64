import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { CommentDraft } from "./draft.ts";
import { keepEvidence } from "./evidence.ts";
import { fingerprint } from "./fingerprint.ts";
import { replaceHolds, type Hold } from "./holds.ts";
import { readReceipt } from "./receipt.ts";
import { replaceText } from "./replace-text.ts";
import type { SimilarComment } from "./find-similar.ts";

/** What the writer answered when they were asked about nearly the same comment. */
export type SimilarAnswer = { say: "both" } | { say: "replace" | "cancel"; earlierId: number };

/** The earlier comment is named by its receipt, which its writer alone was given. */
export function readSimilarAnswer(form: FormData): SimilarAnswer | undefined {
  const say = form.get("similar");
  if (say === "both") return { say };
  const earlierId = readReceipt(String(form.get("earlier") ?? ""));
  if (earlierId === undefined || (say !== "replace" && say !== "cancel")) return undefined;
  return { say, earlierId };
}

type Earlier = Pick<
  typeof comments.$inferSelect,
  "id" | "status" | "email" | "site" | "body" | "bodyFormat" | "version" | "createdAt"
>;

/** Undefined where nothing of that post is to be replaced. */
export async function findEarlier(
  tx: Transaction,
  answer: SimilarAnswer | undefined,
  { postId }: CommentDraft,
): Promise<Earlier | undefined> {
  if (answer?.say !== "replace") return undefined;
  return tx
    .select({
      id: comments.id,
      status: comments.status,
      email: comments.email,
      site: comments.site,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      version: comments.version,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .where(and(eq(comments.id, answer.earlierId), eq(comments.postId, postId)))
    .get();
}

export type Replacement = {
  draft: CommentDraft;
  parentId: number | null;
  holds: Hold[];
  language: string | null;
};

/**
 * Puts the new comment in the place of the earlier one, if that still waits. Its text is kept, and it
 * stays under the address it has.
 */
export async function replaceEarlier(
  tx: Transaction,
  earlier: Earlier,
  { draft, parentId, holds, language }: Replacement,
  now: Date,
): Promise<"replaced" | SimilarComment> {
  const { id, createdAt, status } = earlier;
  if (status !== "pending") return { id, createdAt, isWaiting: false };

  await replaceText(tx, earlier, { text: draft.text, language }, now);
  await replaceHolds(tx, id, holds);
  await keepEvidence(tx, id, draft.evidence);
  await tx
    .update(comments)
    .set({
      parentId,
      name: draft.name,
      site: draft.site,
      fingerprint: fingerprint(draft),
      ...(draft.site !== earlier.site && nothingFound),
    })
    .where(eq(comments.id, id));
  return "replaced";
}

/** What was found at one site says nothing of another. */
const nothingFound = { siteConfirmedAt: null, siteCheck: null, siteCheckedAt: null };
