"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireModerator } from "#app/_session/require.ts";
import { blockSender, liftBlock } from "#lib/moderation/block.ts";
import { readNumber } from "#lib/moderation/press.ts";
import { grantTrust } from "#lib/moderation/trust/grant.ts";
import { revokeTrust } from "#lib/moderation/trust/revoke.ts";

const here = "/dashboard/comments/writers";
const notSaved = "Not saved. Try again.";
const missing = "Not saved. It is not there any more.";

export async function blockSenderAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const typed = {
    kind: typedInto(form, "kind"),
    length: typedInto(form, "length"),
    reason: typedInto(form, "reason"),
  };
  const commentId = readNumber(form.get("comment")) ?? 0;
  const blocking = await blockSender({ ...typed, commentId }, moderator);

  switch (blocking.outcome) {
    case "blocked":
      return redirect(`${here}?done=blocked`);
    case "invalid":
      return refused(422, blocking.problems, typed);
    case "missing":
      return refused(409, [{ field: null, message: missing }], typed);
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], typed);
  }
}

export async function liftBlockAction(form: FormData): Promise<void> {
  const moderator = await requireModerator();
  const { outcome } = await liftBlock(readNumber(form.get("block")) ?? 0, moderator);
  redirect(`${here}?done=${outcome}`);
}

export async function grantTrustAction(form: FormData): Promise<void> {
  const moderator = await requireModerator();
  const { outcome } = await grantTrust(readNumber(form.get("comment")) ?? 0, moderator);
  redirect(`${here}?done=${outcome === "granted" ? "trusted" : outcome}`);
}

export async function revokeTrustAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const trustId = readNumber(form.get("trust")) ?? 0;
  const field = `reason-${trustId}`;
  const typed = { [field]: typedInto(form, field) };
  const revoking = await revokeTrust({ trustId, reason: typedInto(form, field) }, moderator);

  switch (revoking.outcome) {
    case "revoked":
      return redirect(`${here}?done=revoked`);
    case "invalid":
      return refused(
        422,
        revoking.problems.map(({ message }) => ({ field, message })),
        typed,
      );
    case "missing":
      return refused(409, [{ field: null, message: missing }], typed);
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], typed);
  }
}

function typedInto(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
