import type { ReactElement } from "react";
import { Choice } from "#app/_forms/choice.tsx";
import { Field } from "#app/_forms/field.tsx";
import type { FormState } from "#app/_forms/form-state.ts";

/** What the writer of a rejected comment is told: a reason from the list, and words. */
export function ReasonFields({
  state,
  reasons,
}: {
  state: FormState;
  reasons: string[];
}): ReactElement {
  return (
    <>
      {reasons.length > 0 ? (
        <Choice
          name="listed"
          label="Why, with a rejection"
          state={state}
          initial=""
          options={{
            "": "Nothing from the list",
            ...Object.fromEntries(reasons.map((text) => [text, text])),
          }}
        />
      ) : null}
      <Field
        name="reason"
        label="To the writer, with a rejection"
        hint="If you like. It stands on their private page, and in the mail if they asked for one."
        rows={2}
        state={state}
      />
    </>
  );
}
