import type { ReactNode } from "react";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { words } from "#app/_ui/words.ts";
import { eraseEverythingAction } from "./actions.ts";
import styles from "./page.module.css";

/** What the owner of an address may do with all that is kept under it. Erasing is pressed twice. */
export async function Everything({ token }: { token: string }): Promise<ReactNode> {
  const { everything: phrases } = (await words()).mail;
  return (
    <section aria-labelledby="everything">
      <h2 id="everything">{phrases.title}</h2>
      <p>{phrases.what}</p>
      <p>
        <a href={`/mail/${token}/export`} className={styles.export}>
          {phrases.export}
        </a>
      </p>
      <details className={styles.offer}>
        <summary>{phrases.offer}</summary>
        <form action={eraseEverythingAction} className={styles.button}>
          <p>{phrases.text}</p>
          <input type="hidden" name="token" value={token} />
          <SubmitButton tone="reject">{phrases.press}</SubmitButton>
        </form>
      </details>
    </section>
  );
}
