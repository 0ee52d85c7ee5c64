import type { ReactElement } from "react";
import { Day, Moment } from "#app/_ui/time.tsx";
import type { Case } from "#lib/moderation/case.ts";
import styles from "./other-texts.module.css";

/** What else its writer wrote: against a decision, instead of the public text, and before it. */
export function OtherTexts({ opened }: { opened: Case }): ReactElement {
  const { earlier, proposal, appeal } = opened;
  return (
    <>
      {appeal ? (
        <section className={styles.other} aria-labelledby="appeal">
          <h3 id="appeal">
            The writer appeals, <Moment at={appeal.at} />
          </h3>
          <p className={styles.typed} dir="auto">
            {appeal.text}
          </p>
          {appeal.dueAt && (
            <p>
              The writer was told to have an answer by <Day at={appeal.dueAt} />.
            </p>
          )}
        </section>
      ) : null}
      {proposal ? (
        <section className={styles.other} aria-labelledby="proposal">
          <h3 id="proposal">
            Instead of it the writer proposes, <Moment at={proposal.at} />
          </h3>
          <Said html={proposal.html} />
        </section>
      ) : null}
      {earlier.map(({ html, until }) => (
        <details key={+until} className={styles.earlier}>
          <summary>
            The text until <Moment at={until} />
          </summary>
          <Said html={html} />
        </details>
      ))}
    </>
  );
}

function Said({ html }: { html: string }): ReactElement {
  // Safe by construction: `renderComment` ends with the sanitiser's allow-list.
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
