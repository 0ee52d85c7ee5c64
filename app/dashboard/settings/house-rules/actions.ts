"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireAuthor } from "#app/_session/require.ts";
import { changeHouseRules } from "#lib/moderation/change-house-rules.ts";

export async function changeHouseRulesAction(_: FormState, form: FormData): Promise<FormState> {
  const author = await requireAuthor();
  const text = typed(form, "text");
  const version = typed(form, "version");
  const seenVersion = /^\d{1,9}$/.test(version) ? Number(version) : -1;
  const change = await changeHouseRules({ text, seenVersion }, author);
  // The page is rendered afresh under a refusal, and must not take the newest version for the one seen.
  const kept = { text, version };

  switch (change.outcome) {
    case "changed":
      return redirect(`/dashboard/settings/house-rules?done=saved&at=${Date.now()}`);
    case "invalid":
      return refused(422, change.problems, kept);
    case "stale":
      return refused(409, [{ field: null, message: stale }], {
        ...kept,
        version: String(change.now.version),
        saved: change.now.text,
      });
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], kept);
  }
}

const notSaved = "Your changes were not saved. They are still below. Try again.";
const stale =
  "Somebody saved the house rules after you opened this form. Theirs are under “What is saved now”, yours are below, not saved. Save again to put yours in the place of theirs.";

function typed(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
