"use client";

import { useActionState, type ReactElement, type ReactNode } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { typedInto, untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { ReasonFields } from "../reason-fields.tsx";
import { decideManyAction } from "./actions.ts";
import styles from "./many-form.module.css";

type Row = {
  id: number;
  /** What is sent when it is selected: the comment and its version. None where it cannot be. */
  value: string | undefined;
  title: ReactNode;
  about: ReactNode;
};

type ManyFormProps = { view: string; isAll: boolean; rows: Row[]; reasons: string[] };

/** A box beside each comment, and below them what is to become of those that are ticked. */
export function ManyForm({ view, isAll, rows, reasons }: ManyFormProps): ReactElement {
  const [state, action] = useActionState(decideManyAction, untouched);
  const ticked = typedInto(state, "items")?.split(" ");
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="view" value={view} />
      <ol className={styles.rows}>
        {rows.map(({ id, value, title, about }) => (
          <li key={id}>
            {value ? (
              <label className={styles.tick}>
                <input
                  // React resets a form after its action, and a box only to what it was made with.
                  key={ticked?.join()}
                  type="checkbox"
                  name="item"
                  value={value}
                  defaultChecked={ticked ? ticked.includes(value) : isAll}
                />
                <span>{title}</span>
              </label>
            ) : (
              <p>{title}</p>
            )}
            <div className={styles.about}>{about}</div>
          </li>
        ))}
      </ol>
      <ReasonFields state={state} reasons={reasons} />
      <div className={styles.buttons}>
        <SubmitButton name="decision" value="approve" tone="approve">
          Approve those selected
        </SubmitButton>
        <SubmitButton name="decision" value="reject" tone="reject">
          Reject those selected
        </SubmitButton>
        <SubmitButton name="decision" value="spam" tone="reject">
          Mark those selected as spam
        </SubmitButton>
      </div>
    </form>
  );
}
