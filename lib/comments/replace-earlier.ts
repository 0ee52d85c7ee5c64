import { eq } from "drizzle-orm";
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

export type Replacement = {
  earlierId: number;
  draft: CommentDraft;
  parentId: number | null;
  holds: Hold[];
  language: string | null;
};

/** Puts the new comment in the place of the earlier one, if that still waits; its text is kept. */
export async function replaceEarlier(
  tx: Transaction,
  { earlierId, draft, parentId, holds, language }: Replacement,
  now: Date,
): Promise<"replaced" | "missing" | SimilarComment> {
  const earlier = await tx
    .select({
      id: comments.id,
      postId: comments.postId,
      status: comments.status,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      version: comments.version,
      site: comments.site,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .where(eq(comments.id, earlierId))
    .get();
  if (earlier?.postId !== draft.postId) return "missing";
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
