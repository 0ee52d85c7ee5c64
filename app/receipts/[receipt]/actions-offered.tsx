import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import type { Receipt } from "#lib/comments/find-receipt.ts";
import { eraseAction, returnAction, withdrawAction } from "./actions.ts";
import styles from "./actions-offered.module.css";
import { OwnForm } from "./own-form.tsx";

/** What its writer may do with a comment as it stands. */
export async function Actions({
  found,
  link,
}: {
  found: Receipt;
  link: string;
}): Promise<ReactNode> {
  const { receipt: phrases, forms } = await words();
  const { version, standing } = found;
  const own = { receipt: link, version, problem: forms.problem };
  const { state } = standing;
  return (
    <section className={styles.actions} aria-labelledby="actions">
      <h2 id="actions">{phrases.actions}</h2>
      {state === "withdrawn" ? (
        <OwnForm {...own} action={returnAction} press={phrases.takeBack.press}>
          <p>{phrases.takeBack.text}</p>
        </OwnForm>
      ) : null}
      {state !== "withdrawn" && state !== "declined" ? (
        <OwnForm
          {...own}
          action={withdrawAction}
          offer={phrases.withdraw.offer}
          press={phrases.withdraw.press}
          tone="reject"
        >
          <p>{phrases.withdraw.text}</p>
        </OwnForm>
      ) : null}
      <OwnForm
        {...own}
        action={eraseAction}
        offer={phrases.erase.offer}
        press={phrases.erase.press}
        tone="reject"
      >
        <p>{phrases.erase.text}</p>
      </OwnForm>
      <p className={styles.export}>
        <a href={`/receipts/${link}/export`}>{phrases.export}</a>
      </p>
    </section>
  );
}
