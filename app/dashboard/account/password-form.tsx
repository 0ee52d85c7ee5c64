"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { changePasswordAction } from "./actions.ts";

export function PasswordForm({ passwordHint }: { passwordHint: string }): ReactElement {
  const [state, action] = useActionState(changePasswordAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <Field
        name="current"
        label="The password you have now"
        state={state}
        type="password"
        autoComplete="current-password"
      />
      <Field
        name="wanted"
        label="New password"
        hint={passwordHint}
        state={state}
        type="password"
        autoComplete="new-password"
      />
      <SubmitButton>Change password and sign out everywhere else</SubmitButton>
    </form>
  );
}
