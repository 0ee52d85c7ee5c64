"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { annotateAction } from "./actions.ts";

type AnnotateFormProps = { about: number; isPublished: boolean };

export function AnnotateForm({ about, isPublished }: AnnotateFormProps): ReactElement {
  const [state, action] = useActionState(annotateAction, untouched);
  const everybody = isPublished ? " Everybody can read it, so name nobody." : "";
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="about" value={about} />
      <Field
        name="note"
        label="Sentence"
        hint={`It stands under the row and cannot be changed afterwards.${everybody}`}
        rows={3}
        state={state}
      />
      <SubmitButton>Add it</SubmitButton>
    </form>
  );
}
