"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { undoManyAction } from "../actions.ts";

export function UndoManyForm({ bulkId, view }: { bulkId: number; view: string }): ReactElement {
  const [state, action] = useActionState(undoManyAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="view" value={view} />
      <input type="hidden" name="bulk" value={bulkId} />
      <SubmitButton tone="quiet" describedBy="bulk">
        Undo all of it
      </SubmitButton>
    </form>
  );
}
