"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireOwner } from "#app/_session/require.ts";
import { rulesDraftNames, type RulesDraft } from "#lib/comments/read-rules.ts";
import type { Rehearsal } from "#lib/comments/rehearse.ts";
import { changeRules } from "#lib/moderation/change-rules.ts";

export type RulesState =
  FormState | { outcome: "rehearsed"; rehearsal: Rehearsal; mark: string; typed: RulesDraft };

export async function changeRulesAction(_: RulesState, form: FormData): Promise<RulesState> {
  const owner = await requireOwner();
  const typed = rulesDraftNames.map((name) => [name, typedInto(form, name)]);
  const draft = Object.fromEntries(typed) as RulesDraft;
  const change = await changeRules(draft, typedInto(form, "mark"), owner);

  switch (change.outcome) {
    case "changed":
      return redirect("/dashboard/settings/rules?done=saved");
    case "rehearsed":
      return { ...change, typed: draft };
    case "invalid":
      return refused(422, change.problems, draft);
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], draft);
  }
}

const notSaved = "Your changes were not saved. They are still below. Try again.";

function typedInto(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
