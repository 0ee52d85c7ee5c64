"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { signInAction } from "./actions.ts";

type SignInFormProps = {
  returnTo: string;
  phrases: Record<"problem" | "email" | "password" | "send", string>;
};

export function SignInForm({ returnTo, phrases }: SignInFormProps): ReactElement {
  const [state, action] = useActionState(signInAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} title={phrases.problem} />
      <input type="hidden" name="return" value={returnTo} />
      <Field
        name="email"
        label={phrases.email}
        state={state}
        type="email"
        autoComplete="username"
      />
      <Field
        name="password"
        label={phrases.password}
        state={state}
        type="password"
        autoComplete="current-password"
      />
      <SubmitButton>{phrases.send}</SubmitButton>
    </form>
  );
}
