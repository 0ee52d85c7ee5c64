"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { threadAction } from "./actions.ts";
import { PressedFields, type Pressed } from "./pressed-fields.tsx";

export function ThreadForm({
  isClosed,
  ...pressed
}: Pressed & { isClosed: boolean }): ReactElement {
  const [state, action] = useActionState(threadAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <PressedFields {...pressed} />
      <SubmitButton name="thread" value={isClosed ? "open-thread" : "close-thread"}>
        {isClosed ? "Open the thread" : "Close the thread"}
      </SubmitButton>
    </form>
  );
}
