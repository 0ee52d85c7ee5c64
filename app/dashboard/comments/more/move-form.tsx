"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { moveAction } from "./actions.ts";
import { PressedFields, type Pressed } from "./pressed-fields.tsx";

export function MoveForm(pressed: Pressed): ReactElement {
  const [state, action] = useActionState(moveAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <PressedFields {...pressed} />
      <Field
        name="place"
        label="Where to"
        hint="The address of the comment it is to answer, or of the post it is to stand under."
        state={state}
      />
      <SubmitButton>Move it there</SubmitButton>
    </form>
  );
}
