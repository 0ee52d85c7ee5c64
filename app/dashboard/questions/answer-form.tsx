"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { answerQuestionAction } from "./actions.ts";

export function AnswerForm({ questionId }: { questionId: number }): ReactElement {
  const [state, action] = useActionState(answerQuestionAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="question" value={questionId} />
      <Field
        name={`answer-${questionId}`}
        label="Your answer"
        hint="Moderators read it, and nobody else."
        rows={3}
        state={state}
      />
      <SubmitButton>Answer</SubmitButton>
    </form>
  );
}
