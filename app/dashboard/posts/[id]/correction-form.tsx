"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { publishCorrectionAction } from "../actions.ts";

export function CorrectionForm({ postId }: { postId: number }): ReactElement {
  const [state, action] = useActionState(publishCorrectionAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="post" value={postId} />
      <Field
        name="correction"
        label="Correction"
        hint="What was wrong, and what is right. Plain text; addresses become links."
        state={state}
        rows={4}
      />
      <SubmitButton>Publish the correction</SubmitButton>
    </form>
  );
}
