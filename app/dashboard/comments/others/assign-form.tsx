"use client";

import { useActionState, type ReactElement } from "react";
import { Choice } from "#app/_forms/choice.tsx";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { assignAction } from "./actions.ts";

/** Gives the comment to somebody, or to nobody. */
export function AssignForm({
  commentId,
  view,
  chosen,
  moderators,
}: {
  commentId: number;
  view: string;
  chosen: string;
  moderators: [id: string, name: string][];
}): ReactElement {
  const [state, action] = useActionState(assignAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="view" value={view} />
      <input type="hidden" name="comment" value={commentId} />
      <Choice
        name="member"
        label="Whose turn it is"
        state={state}
        initial={chosen}
        options={{ "": "Nobody’s in particular", ...namesById(moderators) }}
      />
      <SubmitButton tone="quiet">Assign</SubmitButton>
    </form>
  );
}

/** Not as they are: an object puts keys that are numbers first. */
function namesById(moderators: [id: string, name: string][]): Record<string, string> {
  return Object.fromEntries(moderators.map(([id, name]) => [`member-${id}`, name]));
}
