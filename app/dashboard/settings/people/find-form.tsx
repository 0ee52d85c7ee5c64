"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { findPersonAction } from "./actions.ts";

export function FindForm(): ReactElement {
  const [state, action] = useActionState(findPersonAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <Field name="email" label="E-mail address" type="email" autoComplete="off" state={state} />
      <SubmitButton>See what is kept</SubmitButton>
    </form>
  );
}
