"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { untouched, type FormState } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";

/** One button that does one thing to the version of a post that its author saw. */
export function VersionForm({
  action,
  id,
  seenVersion,
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  id: number;
  seenVersion: number;
  children: string;
}): ReactElement {
  const [state, submit] = useActionState(action, untouched);
  return (
    <form action={submit}>
      <ErrorSummary state={state} />
      <input type="hidden" name="post" value={id} />
      <input type="hidden" name="version" value={seenVersion} />
      <SubmitButton>{children}</SubmitButton>
    </form>
  );
}
