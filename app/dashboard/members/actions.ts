"use server";

import { notFound, redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireOwner } from "#app/_session/require.ts";
import { changeRole, grantableRoles } from "#lib/identity/change-role.ts";
import { disableMember, enableMember } from "#lib/identity/disable-member.ts";
import type { Owner } from "#lib/identity/roles.ts";

export async function changeMemberAction(_: FormState, form: FormData): Promise<FormState> {
  const owner = await requireOwner();
  const outcome = await applyChange(Number(form.get("member")), form.get("change"), owner);

  switch (outcome) {
    case "missing":
      return notFound();
    case "last-owner":
      return refused(409, [{ field: null, message: "A site needs one owner." }], {});
    default:
      return redirect("/dashboard/members");
  }
}

type Outcome = Awaited<
  ReturnType<typeof changeRole | typeof disableMember | typeof enableMember>
>["outcome"];

async function applyChange(memberId: number, change: unknown, owner: Owner): Promise<Outcome> {
  if (!Number.isSafeInteger(memberId)) return "missing";
  if (change === "disable") return (await disableMember(memberId, owner)).outcome;
  if (change === "enable") return (await enableMember(memberId, owner)).outcome;
  const role = grantableRoles.find((grantable) => grantable === change);
  return role ? (await changeRole({ memberId, role }, owner)).outcome : "missing";
}
