"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { completeSetupAction } from "./actions.ts";

export function SetupForm({
  token,
  passwordHint,
}: {
  token: string;
  passwordHint: string;
}): ReactElement {
  const [state, action] = useActionState(completeSetupAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <Field name="title" label="Title of the publication" state={state} />
      <Field name="tagline" label="Tagline (optional)" state={state} />
      <Field name="name" label="Your name" state={state} autoComplete="name" />
      <Field name="email" label="Your e-mail" state={state} type="email" autoComplete="username" />
      <Field
        name="password"
        label="Password"
        hint={passwordHint}
        state={state}
        type="password"
        autoComplete="new-password"
      />
      <SubmitButton>Start the publication</SubmitButton>
    </form>
  );
}
