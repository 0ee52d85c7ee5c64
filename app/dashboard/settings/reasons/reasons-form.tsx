"use client";

import { useActionState, type ReactElement } from "react";
import { Choice } from "#app/_forms/choice.tsx";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import type { HouseRule } from "#lib/settings/house-rules.ts";
import type { RejectionReason } from "#lib/settings/rejection-reasons.ts";
import { changeReasonsAction } from "./actions.ts";
import styles from "./reasons-form.module.css";

type ReasonsFormProps = { reasons: RejectionReason[]; rules: HouseRule[] };

const emptyLines = 3;
const nothing: RejectionReason = { text: "", ruleId: null };

/** Each reason on a line, in the order in which they are offered, and a few lines for more. */
export function ReasonsForm({ reasons, rules }: ReasonsFormProps): ReactElement {
  const [state, action] = useActionState(changeReasonsAction, untouched);
  const lines = [...reasons, ...Array<RejectionReason>(emptyLines).fill(nothing)];
  const options = {
    "": "None",
    ...Object.fromEntries(rules.map(({ id, heading }) => [id, heading])),
  };
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <ol className={styles.lines}>
        {lines.map(({ text, ruleId }, place) => (
          <li key={place}>
            <Field
              name={`reason-${place}`}
              label={`Reason ${place + 1}`}
              {...(text === "" ? {} : { hint: "Empty it to remove it." })}
              state={state}
              initial={text}
            />
            {rules.length > 0 ? (
              <Choice
                name={`rule-${place}`}
                label="House rule it cites"
                state={state}
                initial={rules.some(({ id }) => id === ruleId) ? (ruleId ?? "") : ""}
                options={options}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <SubmitButton>Save the reasons</SubmitButton>
    </form>
  );
}
