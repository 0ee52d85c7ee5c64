"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireOwner } from "#app/_session/require.ts";
import {
  changeCommentLimits,
  draftNames,
  type CommentLimitsDraft,
} from "#lib/settings/change-comment-limits.ts";
import { pauseComments, resumeComments } from "#lib/settings/comment-pause.ts";

const here = "/dashboard/settings/comments";
const notOurs = "The form did not arrive as this page sends it. Send it again from here.";
const notSaved = "Your changes were not saved. They are still below. Try again.";

export async function changeCommentLimitsAction(_: FormState, form: FormData): Promise<FormState> {
  await requireOwner();
  const typed = draftNames.map((name) => [name, typedInto(form, name)]);
  const draft = Object.fromEntries(typed) as CommentLimitsDraft;
  const change = await changeCommentLimits(draft);

  switch (change.outcome) {
    case "changed":
      return redirect(`${here}?done=limits`);
    case "invalid":
      return refused(422, change.problems, draft);
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], draft);
  }
}

export async function pauseCommentsAction(_: FormState, form: FormData): Promise<FormState> {
  const owner = await requireOwner();
  const draft = { sentence: typedInto(form, "sentence") };
  // Whatever else arrives here closes no conversation.
  if (form.get("pause") !== "all") return refused(422, [{ field: null, message: notOurs }], draft);
  const pausing = await pauseComments(draft.sentence, owner);

  switch (pausing.outcome) {
    case "changed":
      return redirect(`${here}?done=paused`);
    case "invalid":
      return refused(422, pausing.problems, draft);
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], draft);
  }
}

export async function resumeCommentsAction(): Promise<void> {
  const owner = await requireOwner();
  const resuming = await resumeComments(owner);
  redirect(`${here}?done=${resuming.outcome === "changed" ? "resumed" : "not-saved"}`);
}

function typedInto(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
