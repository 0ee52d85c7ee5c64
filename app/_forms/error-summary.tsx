"use client";

import { useEffect, useRef, type ReactElement } from "react";
import { forms } from "#lib/words/en/forms.ts";
import { AnswerStatus } from "./answer-status.tsx";
import styles from "./error-summary.module.css";
import { fieldId, type FormState } from "./form-state.ts";

/** What is wrong with a form, above it and focused: by `autofocus` in the page, by effect with script. */
export function ErrorSummary({
  state,
  // The dashboard speaks English; what readers see is given in the publication's language.
  title = forms.problem,
}: {
  state: FormState;
  title?: string;
}): ReactElement | null {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.outcome === "refused") summary.current?.focus();
  }, [state]);

  if (state.outcome !== "refused") return null;
  if (state.problems.length === 0) return <AnswerStatus state={state} />;
  return (
    <div
      ref={summary}
      className={styles.summary}
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      autoFocus
    >
      <AnswerStatus state={state} />
      <h2 id="error-summary-title" className={styles.title}>
        {title}
      </h2>
      <ul className={styles.problems}>
        {state.problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field === null ? message : <a href={`#${fieldId(field)}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
