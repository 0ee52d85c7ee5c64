"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { undoAction } from "./actions.ts";

/** Takes back the moderator's own last decision, or the last one about a comment, whoever made it. */
export function UndoForm({
  decisionId,
  which,
  view,
  describedBy,
}: {
  decisionId: number;
  which: "last" | "decided";
  view: string;
  describedBy: string;
}): ReactElement {
  const [state, action] = useActionState(undoAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="view" value={view} />
      <input type="hidden" name="decision" value={decisionId} />
      <input type="hidden" name="which" value={which} />
      <SubmitButton
        tone="quiet"
        describedBy={describedBy}
        {...(which === "last" && { "data-key": "u" })}
      >
        {which === "last" ? "Undo" : "Undo this decision"}
      </SubmitButton>
    </form>
  );
}
