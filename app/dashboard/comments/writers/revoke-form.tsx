"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { revokeTrustAction } from "./actions.ts";

/** One of several on the page, so that its field has a name of its own. */
export function RevokeForm({ trustId, who }: { trustId: number; who: string }): ReactElement {
  const [state, action] = useActionState(revokeTrustAction, untouched);
  const field = `reason-${trustId}`;
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="trust" value={trustId} />
      <Field
        name={field}
        label={`Why ${who} is not to be trusted any more`}
        state={state}
        autoComplete="off"
      />
      <SubmitButton tone="quiet">Revoke</SubmitButton>
    </form>
  );
}
