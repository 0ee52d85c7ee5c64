"use client";

import type { ReactElement, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import styles from "./submit-button.module.css";

type SubmitButtonProps = {
  children: ReactNode;
  /** Sent with the form, where one form has several buttons. */
  name?: string;
  value?: string;
  /** The element that says what this is about, where its own words do not. */
  describedBy?: string;
  tone?: "plain" | "quiet" | "approve" | "reject";
  /** The key that presses it, where the page listens to keys. */
  "data-key"?: string;
};

/** Named for its effect. A second press while the first is under way does nothing. */
export function SubmitButton({
  children,
  describedBy,
  tone = "plain",
  ...rest
}: SubmitButtonProps): ReactElement {
  const { pending } = useFormStatus();
  return (
    <button
      {...rest}
      type="submit"
      aria-describedby={describedBy}
      className={styles.button}
      data-tone={tone}
      data-weight={tone === "plain" ? undefined : "quiet"}
      // Disabled would take the focus away from the person who pressed it.
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {children}
    </button>
  );
}
