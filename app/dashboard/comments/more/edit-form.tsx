"use client";

import { useActionState, type ReactElement } from "react";
import { Choice } from "#app/_forms/choice.tsx";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { typedInto, untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { ChangedText } from "#app/_ui/changed-text.tsx";
import { editAction } from "./actions.ts";
import { PressedFields, type Pressed } from "./pressed-fields.tsx";

/** The text with its marks; what was changed in it is shown before it is saved. */
export function EditForm({ body, ...pressed }: Pressed & { body: string }): ReactElement {
  const [state, action] = useActionState(editAction, untouched);
  const text = typedInto(state, "text");
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <PressedFields {...pressed} />
      <Field name="text" label="Its text" rows={10} state={state} initial={body} />
      <Choice
        name="kind"
        label="What you change"
        state={state}
        initial="markup"
        options={{ markup: "Its marks, and no word of it", "personal-data": "Personal data" }}
      />
      {text === undefined || text === body ? null : (
        <section aria-label="What changes">
          <ChangedText before={body} after={text} />
        </section>
      )}
      <SubmitButton name="step" value="look" tone="quiet">
        Show what changes
      </SubmitButton>{" "}
      <SubmitButton name="step" value="save">
        Save the text
      </SubmitButton>
    </form>
  );
}
