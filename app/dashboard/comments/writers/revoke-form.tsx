"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { fieldId, typedInto, untouched } from "#app/_forms/form-state.ts";
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
      <p>
        <label htmlFor={fieldId(field)}>Why {who} is not to be trusted any more</label>
        <input
          id={fieldId(field)}
          name={field}
          defaultValue={typedInto(state, field) ?? ""}
          autoComplete="off"
        />
      </p>
      <SubmitButton tone="quiet">Revoke</SubmitButton>
    </form>
  );
}
