"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireModerator } from "#app/_session/require.ts";
import { assign } from "#lib/moderation/assign.ts";
import { readNumber } from "#lib/moderation/press.ts";
import { deskAddress, readViewField } from "#lib/moderation/view.ts";

export async function assignAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const commentId = readNumber(form.get("comment"));
  const member = readMember(form.get("member"));
  if (!commentId || member === undefined) return refusal(422, "Choose whose turn it is.");

  const result = await assign(commentId, member, moderator);
  switch (result.outcome) {
    case "assigned":
      redirect(deskAddress(readViewField(form.get("view")), { comment: commentId }));
    case "decided":
      return refusal(409, "It is decided already, so there is nothing to assign.");
    case "no-moderator":
      return refusal(409, "That member does not decide here any more. Choose another.");
    case "not-saved":
      return refusal(503, "Not saved. Try again.");
  }
}

/** A number, `null` for nobody, and undefined for what the form does not send. */
function readMember(value: unknown): number | null | undefined {
  if (value === "") return null;
  return typeof value === "string" ? readNumber(value.replace(/^member-/, "")) : undefined;
}

function refusal(status: number, message: string): FormState {
  return refused(status, [{ field: null, message }], {});
}
