import type { ReactElement, ReactNode } from "react";
import { WithName } from "#app/(site)/posts/[slug]/with-name.tsx";
import { words } from "#app/_ui/words.ts";
import type { Receipt } from "#lib/comments/find-receipt.ts";
import styles from "./own-text.module.css";

/** What its writer wrote, under what it answers. */
export async function OwnText({ found }: { found: Receipt }): Promise<ReactNode> {
  const { receipt } = await words();
  const { id, html, answered, standing, change, appeal } = found;
  return (
    <>
      {answered ? (
        <blockquote className={styles.answered}>
          <p>
            <WithName phrase={receipt.answers} name={answered.name} />
          </p>
          <Said html={answered.html} />
        </blockquote>
      ) : null}
      <article id={`comment-${id}`} className={styles.own} aria-labelledby="own">
        <h2 id="own">{receipt.whatYouWrote}</h2>
        {standing.state === "waiting" ? <p className={styles.mark}>{receipt.onlyYou}</p> : null}
        <Said html={html} />
      </article>
      {change?.state === "proposed" ? (
        <article className={styles.own} aria-labelledby="proposed">
          <h2 id="proposed">{receipt.whatYouPropose}</h2>
          <p className={styles.mark}>{receipt.onlyYou}</p>
          <Said html={change.html} />
        </article>
      ) : null}
      {appeal ? (
        <article className={styles.own} aria-labelledby="appeal">
          <h2 id="appeal">{receipt.whatYouSaid}</h2>
          <p className={styles.typed} dir="auto">
            {appeal.text}
          </p>
        </article>
      ) : null}
    </>
  );
}

function Said({ html }: { html: string }): ReactElement {
  // Safe by construction: `renderComment` ends with the sanitiser's allow-list.
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
