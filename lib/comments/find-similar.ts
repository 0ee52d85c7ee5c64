import { setImmediate as aTurn } from "node:timers/promises";
import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { Visitor } from "#lib/identity/visitor.ts";
import type { CommentDraft } from "./draft.ts";
import { fingerprint } from "./fingerprint.ts";
import { isNearlySame } from "./nearly-same.ts";
import { networkHash } from "./network.ts";

/** What the same writer sent to the same post not long ago, and is nearly this. */
export type SimilarComment = { id: number; createdAt: Date; isWaiting: boolean };

/**
 * Asked before a comment is stored, and only ever to ask its writer: nothing is refused or held for
 * it. The same writer has the same address and comes from the same network, or from the same form:
 * knowing an address is not enough to learn what was sent under it.
 */
export async function findSimilar(
  draft: CommentDraft,
  visitor: Visitor,
  now: Date,
): Promise<SimilarComment | undefined> {
  const recent = await reader
    .select({
      id: comments.id,
      fingerprint: comments.fingerprint,
      formKey: comments.formKey,
      networkHash: comments.networkHash,
      body: comments.body,
      status: comments.status,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .where(
      and(
        eq(comments.postId, draft.postId),
        eq(comments.email, draft.email),
        eq(comments.kind, "comment"),
        // What its writer took back is not there to be replaced.
        ne(comments.status, "trashed"),
        isNull(comments.erasedAt),
        gt(comments.createdAt, new Date(+now - dayMs)),
      ),
    )
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(comparedMax);
  const own = recent.filter(
    (one) =>
      (draft.formKey !== null && one.formKey === draft.formKey) ||
      one.networkHash === networkHash(visitor, one.createdAt),
  );
  // Sent twice word for word, it has the confirmation that it had.
  if (own.some((one) => one.fingerprint === fingerprint(draft))) return undefined;

  for (const { id, body, createdAt, status } of own) {
    if (isNearlySame(draft.text, body)) return { id, createdAt, isWaiting: status === "pending" };
    // Long texts take a while, and others are waiting for their pages.
    await aTurn();
  }
  return undefined;
}

const dayMs = 24 * 60 * 60_000;
const comparedMax = 5;
