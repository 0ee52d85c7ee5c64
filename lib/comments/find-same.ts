import { and, eq, gt, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { Visitor } from "#lib/identity/visitor.ts";
import type { CommentDraft } from "./draft.ts";
import { fingerprint } from "./fingerprint.ts";
import { networkHash } from "./network.ts";

/**
 * The same form sent again, by a second press or after a lost answer, has the same confirmation. The
 * form's own key proves that; the same words alone do so only from the network they first came from,
 * since the confirmation leads to the writer's private page.
 */
export async function findSame(
  tx: Transaction,
  draft: CommentDraft,
  visitor: Visitor,
  now: Date,
): Promise<{ id: number; isOwn: boolean } | undefined> {
  const earlier = await tx
    .select({
      id: comments.id,
      formKey: comments.formKey,
      networkHash: comments.networkHash,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .where(
      and(
        eq(comments.fingerprint, fingerprint(draft)),
        or(
          gt(comments.createdAt, new Date(+now - rememberedMs)),
          eq(comments.formKey, draft.formKey ?? ""),
        ),
      ),
    )
    .get();
  if (!earlier) return undefined;

  const isSameForm = draft.formKey !== null && earlier.formKey === draft.formKey;
  const isSameNetwork = earlier.networkHash === networkHash(visitor, earlier.createdAt);
  return { id: earlier.id, isOwn: isSameForm || isSameNetwork };
}

const rememberedMs = 24 * 60 * 60_000;
