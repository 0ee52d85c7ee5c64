"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { pauseCommentsAction } from "./actions.ts";

/** One switch for every conversation. */
export function PauseForm(): ReactElement {
  const [state, action] = useActionState(pauseCommentsAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="pause" value="all" />
      <Field
        name="sentence"
        label="What readers are told besides, if you like"
        hint="After “Comments are paused.”"
        state={state}
      />
      <SubmitButton tone="quiet">Pause all comments</SubmitButton>
    </form>
  );
}
