"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireModerator } from "#app/_session/require.ts";
import { annotate } from "#lib/moderation/log/annotate.ts";
import { readPlace } from "#lib/moderation/log/days.ts";

export async function annotateAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const about = readPlace(form.get("about")) ?? 0;
  const note = form.get("note");
  const typed = typeof note === "string" ? note : "";
  const annotation = await annotate({ about, typed }, moderator);
  const kept = { note: typed };

  switch (annotation.outcome) {
    case "annotated":
      return redirect(`/dashboard/log?done=annotated#row-${annotation.sequence}`);
    case "invalid":
      return refused(422, [{ field: "note", message: annotation.message }], kept);
    case "missing":
      return refused(404, [{ field: null, message: missing }], kept);
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], kept);
  }
}

const missing = "There is no such row to add a sentence to.";
const notSaved = "Your sentence was not saved. It is still below. Try again.";
