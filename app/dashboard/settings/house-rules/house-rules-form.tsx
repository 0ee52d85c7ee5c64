"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { typedInto, untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { changeHouseRulesAction } from "./actions.ts";
import styles from "./house-rules-form.module.css";

type HouseRulesFormProps = { rules: { text: string; version: number } };

export function HouseRulesForm({ rules }: HouseRulesFormProps): ReactElement {
  const [state, action] = useActionState(changeHouseRulesAction, untouched);
  const saved = typedInto(state, "saved");
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      {saved === undefined ? null : (
        <details className={styles.saved}>
          <summary>What is saved now</summary>
          <pre dir="auto">{saved}</pre>
        </details>
      )}
      <input
        type="hidden"
        name="version"
        value={typedInto(state, "version") ?? String(rules.version)}
      />
      <Field
        name="text"
        label="What you ask of those who comment"
        hint="In Markdown. Give each rule a heading, and a rejection can cite it. Empty it to take the page away."
        rows={16}
        state={state}
        initial={rules.text}
      />
      <SubmitButton>Save the house rules</SubmitButton>
    </form>
  );
}
