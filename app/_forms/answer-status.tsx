import type { ReactElement } from "react";
import type { FormState } from "./form-state.ts";

/**
 * Tells the server in front which status this page is to be answered with, and when to try again: a
 * server action cannot, and a refused form answered with 200 would look accepted to everything but a
 * person.
 */
export function AnswerStatus({ state }: { state: FormState }): ReactElement | null {
  if (state.outcome !== "refused") return null;
  return (
    <>
      <meta name="answer-status" content={String(state.status)} />
      {state.retryAfterSeconds === undefined ? null : (
        <meta
          name="answer-retry-after"
          content={String(state.retryAfterSeconds)}
          data-because={state.problems[0]?.message}
        />
      )}
    </>
  );
}
