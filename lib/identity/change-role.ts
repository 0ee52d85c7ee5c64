import { and, eq, isNull } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { members } from "#db/schema/identity.ts";
import { createByline } from "./byline.ts";
import type { Owner, Role } from "./roles.ts";
import { endAllSessions } from "./sessions.ts";

/** Nobody grants what they are themselves: an owner is made at set-up or by the operator. */
export const grantableRoles = ["author", "moderator"] as const satisfies readonly Role[];
export type GrantableRole = (typeof grantableRoles)[number];

export type RoleChange = { outcome: "changed" | "unchanged" | "missing" | "last-owner" };

/** Gives a member another role. Their sessions end with the old one. */
export async function changeRole(
  { memberId, role }: { memberId: number; role: GrantableRole },
  _owner: Owner,
  now = new Date(),
): Promise<RoleChange> {
  return write(async (tx) => {
    const member = await tx
      .select({ name: members.name, role: members.role, disabledAt: members.disabledAt })
      .from(members)
      .where(eq(members.id, memberId))
      .get();
    if (!member) return { outcome: "missing" };
    if (member.role === role) return { outcome: "unchanged" };
    if (await isLastOwner(tx, memberId)) return { outcome: "last-owner" };

    await tx.update(members).set({ role }).where(eq(members.id, memberId));
    await endAllSessions(tx, memberId);
    await createByline(tx, { memberId, name: member.name, role }, now);
    return { outcome: "changed" };
  });
}

/** Whether this member is an owner and the only one who can sign in. */
export async function isLastOwner(tx: Transaction, memberId: number): Promise<boolean> {
  const owners = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.role, "owner"), isNull(members.disabledAt)))
    .limit(2);
  return owners.length === 1 && owners[0]?.id === memberId;
}
