"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { untouched, type FormState } from "#app/_forms/form-state.ts";
import styles from "./member-form.module.css";

export type Change = { value: string; label: string };
type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  memberId: number;
  name: string;
  changes: Change[];
};

/** One button for each thing that can become of a member, named for its effect. */
export function MemberForm({ action, memberId, name, changes }: Props): ReactElement {
  const [state, submit] = useActionState(action, untouched);
  return (
    <form action={submit} className={styles.form}>
      <ErrorSummary state={state} />
      <input type="hidden" name="member" value={memberId} />
      <div className={styles.changes}>
        {changes.map(({ value, label }) => (
          <button
            key={value}
            type="submit"
            name="change"
            value={value}
            data-weight="quiet"
            aria-label={`${label}: ${name}`}
          >
            {label}
          </button>
        ))}
      </div>
    </form>
  );
}
