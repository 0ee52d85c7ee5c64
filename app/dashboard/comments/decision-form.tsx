"use client";

import { useActionState, type ReactElement, type ReactNode } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { decideAction } from "./actions.ts";
import { ReasonFields } from "./reason-fields.tsx";
import styles from "./decision-form.module.css";

/**
 * Three buttons about one comment in the version that stands above them, or about a change to it; and
 * what its writer is told with a rejection.
 */
export function DecisionForm({
  commentId,
  version,
  view,
  what,
  reasons,
  replies,
  offersTrust,
  move,
}: {
  commentId: number;
  version: number;
  /** What the desk shows, to be shown again afterwards. */
  view: string;
  what: keyof typeof approveWords;
  /** What the writer of a rejected comment can be told with one press. */
  reasons: string[];
  /** What becomes of the comments that answer it. */
  replies: string | undefined;
  /** A writer whom nobody knows yet raises two questions. */
  offersTrust: boolean;
  /** The way to other comments, beside the buttons. */
  move: ReactNode;
}): ReactElement {
  const [state, action] = useActionState(decideAction, untouched);
  const about = replies === undefined ? {} : { describedBy: "replies" };
  return (
    <form action={action} className={styles.form}>
      <ErrorSummary state={state} />
      <input type="hidden" name="view" value={view} />
      <input type="hidden" name="comment" value={commentId} />
      <input type="hidden" name="version" value={version} />
      <ReasonFields state={state} reasons={reasons} />
      {replies ? <p id="replies">{replies}</p> : null}
      {offersTrust ? (
        <p>
          <label>
            <input type="checkbox" name="trust" value="yes" /> With Approve: trust this writer next
            time, under a confirmed address
          </label>
        </p>
      ) : null}
      <div className={styles.buttons}>
        <SubmitButton name="decision" value="approve" tone="approve" data-key="a" {...about}>
          {approveWords[what]}
        </SubmitButton>
        <SubmitButton name="decision" value="reject" tone="reject" data-key="r" {...about}>
          {what === "change" ? "Reject the change" : "Reject"}
        </SubmitButton>
        <SubmitButton name="decision" value="spam" tone="reject" data-key="s" {...about}>
          Spam
        </SubmitButton>
        {move}
      </div>
    </form>
  );
}

/** What readers reported is public already, so that approving it again is keeping it. */
const approveWords = { comment: "Approve", change: "Approve the change", reported: "Keep" };
