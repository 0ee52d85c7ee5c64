"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { decideAction } from "./actions.ts";
import styles from "./decision-form.module.css";

/** Three buttons about one comment in the version that stands above them. */
export function DecisionForm({
  commentId,
  version,
}: {
  commentId: number;
  version: number;
}): ReactElement {
  const [state, action] = useActionState(decideAction, untouched);
  return (
    <form action={action} className={styles.form}>
      <ErrorSummary state={state} />
      <input type="hidden" name="comment" value={commentId} />
      <input type="hidden" name="version" value={version} />
      <div className={styles.buttons}>
        <SubmitButton name="decision" value="approve" tone="approve">
          Approve
        </SubmitButton>
        <SubmitButton name="decision" value="reject" tone="reject">
          Reject
        </SubmitButton>
        <SubmitButton name="decision" value="spam" tone="reject">
          Spam
        </SubmitButton>
      </div>
    </form>
  );
}
