import type { ReactElement, ReactNode } from "react";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { answerMailAction } from "./actions.ts";
import styles from "./page.module.css";

type AnswerButtonProps = {
  token: string;
  say: string;
  follow?: number;
  comment?: number;
  quiet?: boolean;
  /** The element that says what this is about. */
  describedBy?: string;
  children: ReactNode;
};

/** One thing that the owner of an address may say, as a form of its own: opening the page says nothing. */
export function AnswerButton({
  token,
  say,
  follow,
  comment,
  quiet = false,
  describedBy,
  children,
}: AnswerButtonProps): ReactElement {
  return (
    <form action={answerMailAction} className={styles.button}>
      <input type="hidden" name="token" value={token} />
      {follow === undefined ? null : <input type="hidden" name="follow" value={follow} />}
      {comment === undefined ? null : <input type="hidden" name="comment" value={comment} />}
      <SubmitButton
        name="say"
        value={say}
        tone={quiet ? "quiet" : "plain"}
        {...(describedBy && { describedBy })}
      >
        {children}
      </SubmitButton>
    </form>
  );
}
