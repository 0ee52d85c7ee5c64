import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { members } from "#db/schema/identity.ts";
import { isLastOwner } from "./change-role.ts";
import type { Owner } from "./roles.ts";
import { endAllSessions } from "./sessions.ts";

export type Disabling = { outcome: "disabled" | "missing" | "last-owner" };

/** Who does it: an owner at the dashboard, or the operator, whose authority is the machine itself. */
type By = Owner | "operator";

/** Shuts a member out. What they wrote and decided stays; their sessions end at once. */
export async function disableMember(
  memberId: number,
  by: By,
  now = new Date(),
): Promise<Disabling> {
  return write(async (tx) => {
    const member = await tx
      .select({ id: members.id, disabledAt: members.disabledAt })
      .from(members)
      .where(eq(members.id, memberId))
      .get();
    if (!member) return { outcome: "missing" };
    if (member.disabledAt) return { outcome: "disabled" };
    if (await isLastOwner(tx, memberId)) return { outcome: "last-owner" };

    await tx
      .update(members)
      .set({ disabledAt: now, disabledBy: by === "operator" ? null : by.id })
      .where(eq(members.id, memberId));
    await endAllSessions(tx, memberId);
    return { outcome: "disabled" };
  });
}

/** Lets a disabled member sign in again, with the role and the password they had. */
export async function enableMember(
  memberId: number,
  _by: By,
): Promise<{ outcome: "enabled" | "missing" }> {
  return write(async (tx) => {
    const rows = await tx
      .update(members)
      .set({ disabledAt: null, disabledBy: null })
      .where(eq(members.id, memberId))
      .returning({ id: members.id });
    return { outcome: rows.length > 0 ? "enabled" : "missing" };
  });
}
