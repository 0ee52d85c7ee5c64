"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { undoAction } from "./actions.ts";

export function UndoForm({
  decisionId,
  describedBy,
}: {
  decisionId: number;
  describedBy: string;
}): ReactElement {
  const [state, action] = useActionState(undoAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="decision" value={decisionId} />
      <SubmitButton tone="quiet" data-key="u" describedBy={describedBy}>
        Undo
      </SubmitButton>
    </form>
  );
}
