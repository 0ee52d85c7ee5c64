"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { saveSignatureAction } from "./actions.ts";

type Signature = { name: string; handles: string; telephone: string; sites: string };

export function SignatureForm({ signature }: { signature: Signature }): ReactElement {
  const [state, action] = useActionState(saveSignatureAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <Field name="name" label="Name" state={state} initial={signature.name} />
      <Field
        name="handles"
        label="Handles"
        hint="One a line: the network, a colon, your name there, and an address if there is one."
        state={state}
        initial={signature.handles}
        rows={3}
        spellCheck={false}
      />
      <Field
        name="telephone"
        label="Telephone"
        hint="For everyone to see. Leave it empty if you would rather not."
        state={state}
        initial={signature.telephone}
        inputMode="tel"
      />
      <Field
        name="sites"
        label="Your sites"
        hint="One address a line."
        state={state}
        initial={signature.sites}
        rows={2}
        spellCheck={false}
      />
      <SubmitButton>Save your signature</SubmitButton>
    </form>
  );
}
