import { desc, eq, inArray, max, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { trusts } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { addresses } from "#db/schema/mail.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { listApprovals, type Approval, type Proof } from "./standing.ts";

export type ListedTrust = {
  id: number;
  who: string;
  /** The moderator who granted it, where it was not given by the number of approvals. */
  grantedBy: string | null;
  grantedAt: Date;
  /** The comment that it was granted at. */
  commentId: number | null;
  /** What it rests on now: the last ones, and how many there are. */
  approvals: Approval[];
  approvalCount: number;
  revoked: { at: Date; by: string | null; reason: string } | undefined;
};

export const trustsListedMax = 200;
const approvalsShown = 10;

/** How it stands with everyone who was ever trusted, the newest word first. */
export async function listTrusts(_: Moderator): Promise<ListedTrust[]> {
  const newest = reader
    .select({ id: max(trusts.id) })
    .from(trusts)
    .groupBy(trusts.addressId, trusts.site);
  const rows = await reader
    .select({ trust: trusts, email: addresses.email, grantedBy: members.name, revokedBy })
    .from(trusts)
    .leftJoin(addresses, eq(addresses.id, trusts.addressId))
    .leftJoin(members, eq(members.id, trusts.grantedBy))
    .where(inArray(trusts.id, newest))
    .orderBy(desc(trusts.id))
    .limit(trustsListedMax);
  return Promise.all(
    rows.map(async ({ trust, email, grantedBy, revokedBy }): Promise<ListedTrust> => {
      const { id, addressId, site, commentId, grantedAt, revokedAt: at, revokedReason } = trust;
      const proof = proofOf(addressId, email, site);
      const approvals = proof ? await listApprovals(reader, proof) : [];
      return {
        ...{ id, who: email ?? site ?? "", grantedBy, grantedAt, commentId },
        approvals: approvals.slice(-approvalsShown).reverse(),
        approvalCount: approvals.length,
        revoked: at ? { at, by: revokedBy, reason: revokedReason ?? "" } : undefined,
      };
    }),
  );
}

const revokedBy = sql<string | null>`(select name from ${members} where id = ${trusts.revokedBy})`;

function proofOf(
  addressId: number | null,
  email: string | null,
  site: string | null,
): Proof | undefined {
  if (addressId !== null && email !== null) return { by: "address", addressId, email };
  return site === null ? undefined : { by: "site", site };
}
