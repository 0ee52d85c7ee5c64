import type { ReactNode } from "react";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { words } from "#app/_ui/words.ts";
import { throwAwayDraftAction } from "./actions.ts";
import styles from "./page.module.css";

/** It opens, says what it does, and is then pressed. */
export async function ThrowAway({ draftKey }: { draftKey: string }): Promise<ReactNode> {
  const { draft } = await words();
  const { offer, text, press } = draft.throwAway;
  return (
    <details className={styles.throwAway}>
      <summary>{offer}</summary>
      <form action={throwAwayDraftAction}>
        <p>{text}</p>
        <input type="hidden" name="draft" value={draftKey} />
        <SubmitButton tone="reject">{press}</SubmitButton>
      </form>
    </details>
  );
}
