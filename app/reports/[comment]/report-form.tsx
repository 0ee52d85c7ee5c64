"use client";

import { useActionState, type ReactElement } from "react";
import { EvidenceFields } from "#app/(site)/posts/[slug]/evidence-fields.tsx";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import {
  fieldId,
  problemWith,
  typedInto,
  untouched,
  type FormState,
} from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { reportAction } from "./actions.ts";
import styles from "./page.module.css";

type Phrases = {
  reason: string;
  reasons: Record<string, string>;
  words: string;
  wordsHint: string;
  send: string;
  problem: string;
  leaveEmpty: string;
};

type ReportFormProps = { commentId: number; phrases: Phrases };

export function ReportForm({ commentId, phrases }: ReportFormProps): ReactElement {
  const [state, action] = useActionState(reportAction, untouched);
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} title={phrases.problem} />
      <input type="hidden" name="comment" value={commentId} />
      <EvidenceFields leaveEmpty={phrases.leaveEmpty} challenge={undefined} />
      <Reasons state={state} phrases={phrases} />
      <Field name="words" label={phrases.words} hint={phrases.wordsHint} rows={4} state={state} />
      <SubmitButton>{phrases.send}</SubmitButton>
    </form>
  );
}

function Reasons({ state, phrases }: { state: FormState; phrases: Phrases }): ReactElement {
  const problem = problemWith(state, "reason");
  const chosen = typedInto(state, "reason");
  return (
    <fieldset className={styles.reasons} aria-describedby={problem && "reason-problem"}>
      <legend>{phrases.reason}</legend>
      {problem ? (
        <p id="reason-problem" className={styles.problem}>
          {problem}
        </p>
      ) : null}
      {Object.entries(phrases.reasons).map(([value, words], place) => (
        <label key={value}>
          <input
            type="radio"
            name="reason"
            value={value}
            id={place === 0 ? fieldId("reason") : undefined}
            // React resets a form after its action to what it was made with.
            key={String(chosen)}
            defaultChecked={chosen === value}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
