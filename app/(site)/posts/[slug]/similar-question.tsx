"use client";

import { useEffect, useRef, type ReactElement } from "react";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import type { Words } from "#lib/words/words.ts";
import type { SimilarQuestion as Question } from "./comment-form-state.ts";
import styles from "./similar-question.module.css";

type SimilarQuestionProps = {
  question: Question;
  phrases: Words["comments"]["form"]["similar"];
};

/**
 * Above the form, focused as its errors are. "Keep both" is first because a form is sent by its first
 * button when Enter is pressed in a line of it, and nothing is to be replaced by that.
 */
export function SimilarQuestion({ question, phrases }: SimilarQuestionProps): ReactElement {
  const { sentence, earlier, isWaiting } = question;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [question]);
  return (
    <div
      ref={box}
      className={styles.question}
      role="alert"
      aria-labelledby="similar-question"
      tabIndex={-1}
      autoFocus
    >
      <p id="similar-question">{sentence}</p>
      <input type="hidden" name="earlier" value={earlier} />
      <p className={styles.answers}>
        <SubmitButton name="similar" value="both">
          {phrases.both}
        </SubmitButton>
        {isWaiting ? (
          <SubmitButton name="similar" value="replace" tone="quiet">
            {phrases.replace}
          </SubmitButton>
        ) : null}
        <SubmitButton name="similar" value="cancel" tone="quiet">
          {phrases.cancel}
        </SubmitButton>
        <a href={`/receipts/${earlier}`} className={styles.earlier}>
          {phrases.earlier}
        </a>
      </p>
    </div>
  );
}
