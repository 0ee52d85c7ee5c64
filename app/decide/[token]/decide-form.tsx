"use client";

import { useActionState, type ReactElement } from "react";
import { Choice } from "#app/_forms/choice.tsx";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { decideFromMailAction } from "./actions.ts";
import styles from "./page.module.css";

type DecideFormProps = {
  token: string;
  /** What the writer of a rejected comment can be told with one press. */
  reasons: string[];
  phrases: Record<
    "listed" | "nothingListed" | "reason" | "approve" | "reject" | "spam" | "problem",
    string
  >;
};

export function DecideForm({ token, reasons, phrases }: DecideFormProps): ReactElement {
  const [state, action] = useActionState(decideFromMailAction, untouched);
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} title={phrases.problem} />
      <input type="hidden" name="token" value={token} />
      {reasons.length > 0 ? (
        <Choice
          name="listed"
          label={phrases.listed}
          state={state}
          initial=""
          options={{ "": phrases.nothingListed, ...pairs(reasons) }}
        />
      ) : null}
      <Field name="reason" label={phrases.reason} rows={2} state={state} />
      <div className={styles.buttons}>
        <SubmitButton name="decision" value="approve" tone="approve">
          {phrases.approve}
        </SubmitButton>
        <SubmitButton name="decision" value="reject" tone="reject">
          {phrases.reject}
        </SubmitButton>
        <SubmitButton name="decision" value="spam" tone="reject">
          {phrases.spam}
        </SubmitButton>
      </div>
    </form>
  );
}

function pairs(reasons: string[]): Record<string, string> {
  return Object.fromEntries(reasons.map((text) => [text, text]));
}
