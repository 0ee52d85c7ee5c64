"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched, type FormState } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { closeAfterDaysField, limitFields } from "#lib/settings/comment-limit-fields.ts";
import { changeCommentLimitsAction } from "./actions.ts";
import styles from "./limits-form.module.css";

type LimitsFormProps = { draft: Record<string, string> };

export function LimitsForm({ draft }: LimitsFormProps): ReactElement {
  const [state, action] = useActionState(changeCommentLimitsAction, untouched);
  return (
    <form action={action} className={styles.form}>
      <ErrorSummary state={state} />
      {groups.map(({ legend, names }) => (
        <fieldset key={legend}>
          <legend>{legend}</legend>
          {names.map((name) => (
            <NumberField key={name} name={name} state={state} draft={draft} />
          ))}
        </fieldset>
      ))}
      <SubmitButton>Save the limits</SubmitButton>
    </form>
  );
}

const fields = { ...limitFields, closeAfterDays: closeAfterDaysField };
type FieldName = keyof typeof fields;

const groups: { legend: string; names: FieldName[] }[] = [
  { legend: "How much is taken", names: ["textLength", "perTenMinutes", "perDay"] },
  { legend: "When many wait", names: ["warnAtWaiting", "pauseAtWaiting"] },
  { legend: "Conversations", names: ["replyDepth", "closeAfterDays", "editHours"] },
  { legend: "Memory", names: ["receiptDays", "networkDays"] },
];

function NumberField({
  name,
  state,
  draft,
}: {
  name: FieldName;
  state: FormState;
  draft: Record<string, string>;
}): ReactElement {
  const { label, hint } = fields[name];
  return (
    <Field
      name={name}
      label={label}
      hint={hint}
      state={state}
      initial={draft[name] ?? ""}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
