"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireOwner } from "#app/_session/require.ts";
import { changeRejectionReasons, reasonsMax } from "#lib/settings/rejection-reasons.ts";

const notSaved = "Your changes were not saved. They are still below. Try again.";
const notOurs = "The form did not arrive as this page sends it. Send it again from here.";

export async function changeReasonsAction(_: FormState, form: FormData): Promise<FormState> {
  const owner = await requireOwner();
  const places = [...Array(linesMax).keys()].filter((place) => form.has(`reason-${place}`));
  // Else what is no form of ours would empty the list.
  if (places.length === 0) return refused(422, [{ field: null, message: notOurs }], {});
  const typed = places.map((place) => ({
    text: typedInto(form, `reason-${place}`),
    ruleId: typedInto(form, `rule-${place}`),
  }));
  const change = await changeRejectionReasons(typed, owner);
  const kept = Object.fromEntries(
    typed.flatMap(({ text, ruleId }, place) => [
      [`reason-${place}`, text],
      [`rule-${place}`, ruleId],
    ]),
  );

  switch (change.outcome) {
    case "changed":
      return redirect(`/dashboard/settings/reasons?done=saved&at=${Date.now()}`);
    case "invalid":
      return refused(422, change.problems, kept);
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], kept);
  }
}

const linesMax = reasonsMax + 3;

function typedInto(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
