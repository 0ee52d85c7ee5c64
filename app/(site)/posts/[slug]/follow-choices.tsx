import type { ReactElement } from "react";
import { typedInto, type FormState } from "#app/_forms/form-state.ts";
import type { Words } from "#lib/words/words.ts";
import styles from "./follow-choices.module.css";

const choices = ["decision", "replies", "authorReplies", "thread"] as const;

/** What the writer wants to hear of by mail. Nothing is chosen for them. */
export function FollowChoices({
  phrases,
  state,
  initial = "",
}: {
  phrases: Words["mail"]["choices"];
  state: FormState;
  /** What was ticked when a draft was kept. */
  initial?: string | undefined;
}): ReactElement {
  const chosen = (state.outcome === "refused" ? (typedInto(state, "follow") ?? "") : initial).split(
    " ",
  );
  return (
    <fieldset className={styles.choices} aria-describedby="follow-hint">
      <legend>{phrases.legend}</legend>
      {choices.map((choice) => (
        <label key={choice} className={styles.choice}>
          <input
            // React resets a form after its action, and a box only to what it was made with.
            key={String(chosen.includes(choice))}
            type="checkbox"
            name="follow"
            value={choice}
            defaultChecked={chosen.includes(choice)}
          />
          <span>{phrases[choice]}</span>
        </label>
      ))}
      <p id="follow-hint" className={styles.hint}>
        {phrases.hint}
      </p>
    </fieldset>
  );
}
