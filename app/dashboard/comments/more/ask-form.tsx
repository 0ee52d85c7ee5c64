"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { askAction } from "./actions.ts";
import { PressedFields, type Pressed } from "./pressed-fields.tsx";

export function AskForm(pressed: Pressed): ReactElement {
  const [state, action] = useActionState(askAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <PressedFields {...pressed} />
      <Field name="question" label="To the authors" rows={3} state={state} />
      <SubmitButton>Ask the authors</SubmitButton>
    </form>
  );
}
