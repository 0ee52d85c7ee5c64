"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { completeSetupAction } from "./actions.ts";

type Phrase =
  "problem" | "title" | "tagline" | "name" | "email" | "password" | "passwordHint" | "send";

type SetupFormProps = { token: string; phrases: Record<Phrase, string> };

export function SetupForm({ token, phrases }: SetupFormProps): ReactElement {
  const [state, action] = useActionState(completeSetupAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} title={phrases.problem} />
      <input type="hidden" name="token" value={token} />
      <Field name="title" label={phrases.title} state={state} />
      <Field name="tagline" label={phrases.tagline} state={state} />
      <Field name="name" label={phrases.name} state={state} autoComplete="name" />
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
        hint={phrases.passwordHint}
        state={state}
        type="password"
        autoComplete="new-password"
      />
      <SubmitButton>{phrases.send}</SubmitButton>
    </form>
  );
}
