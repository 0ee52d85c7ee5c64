import { and, asc, desc, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments, trusts } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { addresses } from "#db/schema/mail.ts";

type Source = Pick<Transaction, "select">;

/** By what a writer is known to be the same: an address whose owner they are, or a site. */
export type Proof =
  { by: "address"; addressId: number; email: string } | { by: "site"; site: string };

export type Trust = typeof trusts.$inferSelect;

/** A comment that a moderator approved, and that its writer showed to be theirs. */
export type Approval = { commentId: number; by: string; at: Date };

/** How many approvals are named beside a trust, and asked for at most. */
export const approvalsMax = 1_000;

/** The newest word about trust in this writer, if there ever was one. */
export async function findTrust(source: Source, proof: Proof): Promise<Trust | undefined> {
  const isTheirs =
    proof.by === "address" ? eq(trusts.addressId, proof.addressId) : eq(trusts.site, proof.site);
  return source.select().from(trusts).where(isTheirs).orderBy(desc(trusts.id)).limit(1).get();
}

/**
 * What trust rests on. A typed name or address counts for nothing, and neither does what was itself
 * published by trust.
 */
export async function listApprovals(source: Source, proof: Proof): Promise<Approval[]> {
  const rows = await source
    .select({ commentId: comments.id, by: members.name, at: comments.statusAt })
    .from(comments)
    .innerJoin(members, eq(members.id, comments.statusBy))
    .where(
      and(
        isProvenBy(proof),
        eq(comments.kind, "comment"),
        eq(comments.status, "approved"),
        isNull(comments.memberId),
        isNull(comments.disownedAt),
      ),
    )
    .orderBy(asc(comments.id))
    .limit(approvalsMax);
  return rows;
}

function isProvenBy(proof: Proof): SQL | undefined {
  return proof.by === "address"
    ? and(eq(comments.email, proof.email), isNotNull(comments.addressConfirmedAt))
    : and(eq(comments.site, proof.site), isNotNull(comments.siteConfirmedAt));
}

/** Whether a comment that this proof stands under may go without a moderator, and by which word. */
export async function isTrusted(
  source: Source,
  proof: Proof,
  trustAfter: number | null,
): Promise<{ is: boolean; trust: Trust | undefined; approvals: number }> {
  const trust = await findTrust(source, proof);
  const approvals = (await listApprovals(source, proof)).length;
  const wanted = trust?.grantedBy ? 1 : trustAfter;
  const is = trustAfter !== null && !trust?.revokedAt && wanted !== null && approvals >= wanted;
  return { is, trust, approvals };
}

/** What its writer has shown about this comment. */
export async function findProofs(source: Source, commentId: number): Promise<Proof[]> {
  const row = await source
    .select({
      email: comments.email,
      site: comments.site,
      addressId: addresses.id,
      addressConfirmedAt: comments.addressConfirmedAt,
      siteConfirmedAt: comments.siteConfirmedAt,
    })
    .from(comments)
    .leftJoin(addresses, eq(addresses.email, comments.email))
    .where(eq(comments.id, commentId))
    .get();
  const proofs: Proof[] = [];
  if (row?.addressConfirmedAt && row.email !== null && row.addressId !== null) {
    proofs.push({ by: "address", addressId: row.addressId, email: row.email });
  }
  if (row?.siteConfirmedAt && row.site !== null) proofs.push({ by: "site", site: row.site });
  return proofs;
}
