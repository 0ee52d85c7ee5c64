"use client";

import { useActionState, type ReactElement } from "react";
import { Choice } from "#app/_forms/choice.tsx";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { blockSenderAction } from "./actions.ts";

/** Whom of those that a comment came from, for how long, and why. */
export function BlockForm({ commentId }: { commentId: number }): ReactElement {
  const [state, action] = useActionState(blockSenderAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="comment" value={commentId} />
      <Choice
        name="kind"
        label="Block"
        hint="A network is known again only as long as its hash is kept, so its block ends with that at the latest. Many people may share one."
        state={state}
        initial="writer"
        options={{
          writer: "The writer, by e-mail address",
          site: "The site",
          network: "The network",
        }}
      />
      <Choice
        name="length"
        label="For how long"
        state={state}
        initial="30"
        options={{
          "1": "A day",
          "7": "A week",
          "30": "30 days",
          "365": "A year",
          good: "For good",
        }}
      />
      <Field
        name="reason"
        label="Why"
        hint="It stands beside what is held, for every moderator."
        state={state}
        autoComplete="off"
      />
      <SubmitButton tone="quiet">Block</SubmitButton>
    </form>
  );
}
