import { eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { comments, trusts } from "#db/schema/comments.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { ensureAddress } from "#lib/mail/address.ts";
import { readRuleSettings } from "#lib/settings/rule-settings.ts";
import { appendToLog } from "../log/append.ts";
import { findTrust, type Proof } from "./standing.ts";

export type Granting =
  | { outcome: "granted" }
  /** The owner has nobody trusted. */
  | { outcome: "off" }
  /** There is no such comment, or nothing that its writer could be known again by. */
  | { outcome: "missing" }
  | NotSaved;

/**
 * A moderator trusts the writer of a comment from now on. It takes effect under proof alone: once the
 * owner of the address has confirmed a comment that was approved, and each new one besides.
 */
export async function grantTrust(
  commentId: number,
  moderator: Moderator,
  now = new Date(),
): Promise<Granting> {
  try {
    return await write(async (tx): Promise<Granting> => {
      const { trustAfter } = await readRuleSettings(tx);
      if (trustAfter === null) return { outcome: "off" };
      const proofs = await listGrantable(tx, commentId, now);
      if (proofs.length === 0) return { outcome: "missing" };
      for (const proof of proofs) await grant(tx, { proof, commentId, moderator }, now);
      return { outcome: "granted" };
    });
  } catch (error) {
    return notSaved(error);
  }
}

/** The address, whoever typed it, since only its owner can use it; and the site, if it was confirmed. */
async function listGrantable(tx: Transaction, commentId: number, now: Date): Promise<Proof[]> {
  const row = await tx
    .select({
      email: comments.email,
      site: comments.site,
      siteConfirmedAt: comments.siteConfirmedAt,
      memberId: comments.memberId,
      disownedAt: comments.disownedAt,
    })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
  if (!row || row.memberId !== null) return [];
  const proofs: Proof[] = [];
  if (row.email !== null && !row.disownedAt) {
    const { id } = await ensureAddress(tx, row.email, now);
    proofs.push({ by: "address", addressId: id, email: row.email });
  }
  if (row.site !== null && row.siteConfirmedAt) proofs.push({ by: "site", site: row.site });
  return proofs;
}

type Grant = { proof: Proof; commentId: number; moderator: Moderator };

/** Granted again, it is a row of its own: the one that was revoked says why it was. */
async function grant(tx: Transaction, { proof, commentId, moderator }: Grant, now: Date) {
  const trust = await findTrust(tx, proof);
  if (trust && !trust.revokedAt && trust.grantedBy !== null) return;
  const whose = proof.by === "address" ? { addressId: proof.addressId } : { site: proof.site };
  const row = { ...whose, commentId, grantedBy: moderator.id, grantedAt: now };
  await tx.insert(trusts).values(row);
  const detail = `From now on, under a confirmed ${proof.by}`;
  await appendToLog(tx, { kind: "trust", at: now, memberId: moderator.id, commentId, detail });
}
