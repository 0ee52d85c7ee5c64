import { and, eq, exists, lte } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { commentEvidence, comments } from "#db/schema/comments.ts";

/** How a form was filled in, as far as it says so. Anyone may send anything: it holds, and refuses nothing. */
export type Evidence = {
  /** The field that people do not see is not empty. */
  isTrapFilled: boolean;
  /** From the page being loaded to its form being sent; undefined where no script measured it. */
  filledInMs: number | undefined;
  /** What the browser worked out, where an owner asks for that; otherwise empty. */
  proof: string;
};

export function readEvidence(form: FormData): Evidence {
  const [filledIn] = form.getAll("filledIn");
  const [proof] = form.getAll("proof");
  return {
    isTrapFilled: form.getAll("topic").some((value) => value !== ""),
    filledInMs:
      typeof filledIn === "string" && /^\d{1,9}$/.test(filledIn) ? Number(filledIn) : undefined,
    proof: typeof proof === "string" ? proof : "",
  };
}

/** Kept so that a rule can be tried on what came before. A proof has fewer letters than are kept of anything else. */
export async function keepEvidence(
  tx: Transaction,
  commentId: number,
  { isTrapFilled, filledInMs, proof }: Evidence,
): Promise<void> {
  const row = {
    isTrapFilled,
    filledInMs: filledInMs ?? null,
    proof: proof.slice(0, proofLengthMax),
  };
  await tx
    .insert(commentEvidence)
    .values({ commentId, ...row })
    .onConflictDoUpdate({ target: commentEvidence.commentId, set: row });
}

/**
 * Removes what was kept of comments from before then. It goes by what is kept, which is of few days,
 * and not by all the comments that ever came before them.
 */
export async function forgetEvidence(
  tx: Pick<Transaction, "select" | "delete">,
  before: Date,
): Promise<void> {
  const old = tx
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.id, commentEvidence.commentId), lte(comments.createdAt, before)));
  await tx.delete(commentEvidence).where(exists(old));
}

const proofLengthMax = 200;
