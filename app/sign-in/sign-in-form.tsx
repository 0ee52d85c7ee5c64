"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { signInAction } from "./actions.ts";

export function SignInForm({ returnTo }: { returnTo: string }): ReactElement {
  const [state, action] = useActionState(signInAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="return" value={returnTo} />
      <Field name="email" label="E-mail" state={state} type="email" autoComplete="username" />
      <Field
        name="password"
        label="Password"
        state={state}
        type="password"
        autoComplete="current-password"
      />
      <SubmitButton>Sign in</SubmitButton>
    </form>
  );
}
