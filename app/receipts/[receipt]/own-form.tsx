"use client";

import { useActionState, type ReactElement, type ReactNode } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched, type FormState } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import type { Receipt } from "#lib/comments/find-receipt.ts";
import styles from "./own-form.module.css";

type OwnFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  receipt: string;
  /** The comment as it stood when the page was made. */
  version: number;
  state?: Receipt["standing"]["state"];
  /** What opens it, and what then has to be pressed. Without the first it is one button. */
  offer?: string;
  press: string;
  tone?: "plain" | "quiet" | "reject";
  problem: string;
  field?: { name: string; label: string; rows: number; initial?: string };
  children?: ReactNode;
};

/** One thing that a writer may do with their comment. It opens, says what it does, and is then pressed. */
export function OwnForm(props: OwnFormProps): ReactElement {
  const {
    receipt,
    version,
    state: stood,
    offer,
    press,
    tone = "plain",
    problem,
    field,
    children,
  } = props;
  const [state, action] = useActionState(props.action, untouched, `/receipts/${receipt}`);
  const form = (
    <form action={action} className={styles.form} noValidate>
      <ErrorSummary state={state} title={problem} />
      {children}
      <input type="hidden" name="receipt" value={receipt} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="state" value={stood} />
      {field ? <Field {...field} state={state} /> : null}
      <SubmitButton tone={tone}>{press}</SubmitButton>
    </form>
  );
  if (!offer) return form;
  return (
    <details className={styles.offer} open={state.outcome === "refused"}>
      <summary>{offer}</summary>
      {form}
    </details>
  );
}
