import type { ReactNode } from "react";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import type { Receipt } from "#lib/comments/find-receipt.ts";
import { momentIn } from "#lib/words/dates.ts";
import { appealAction, editAction, eraseAction, returnAction, withdrawAction } from "./actions.ts";
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
  const { version, standing, edit } = found;
  const { state } = standing;
  const own = { receipt: link, version, state, problem: forms.problem };
  return (
    <section className={styles.actions} aria-labelledby="actions">
      <h2 id="actions">{phrases.actions}</h2>
      {edit ? (
        <OwnForm
          {...own}
          action={editAction}
          offer={phrases.edit.offer}
          press={edit.until ? phrases.edit.propose : phrases.edit.save}
          field={{ name: "text", label: phrases.edit.text, rows: 10, initial: edit.text }}
        >
          <p>
            {edit.until
              ? phrases.edit.published(momentIn(await publication(), edit.until))
              : phrases.edit.waiting}
          </p>
        </OwnForm>
      ) : null}
      {standing.state === "declined" && standing.mayAppeal ? (
        <OwnForm
          {...own}
          action={appealAction}
          offer={phrases.appeal.offer}
          press={phrases.appeal.press}
          field={{ name: "appeal", label: phrases.appeal.words, rows: 6 }}
        >
          <p>{phrases.appeal.text}</p>
        </OwnForm>
      ) : null}
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
