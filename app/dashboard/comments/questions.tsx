import type { ReactElement } from "react";
import { Moment } from "#app/_ui/time.tsx";
import { listQuestionsAbout } from "#lib/moderation/question.ts";
import styles from "./other-texts.module.css";

/** What the authors were asked about a comment, and what they said. */
export async function Questions({ commentId }: { commentId: number }): Promise<ReactElement[]> {
  const asked = await listQuestionsAbout(commentId);
  return asked.map(({ id, askedBy, askedAt, question, answer, answeredBy, answeredAt }) => (
    <section key={id} className={styles.other} aria-labelledby={`question-${id}`}>
      <h3 id={`question-${id}`}>
        <bdi>{askedBy}</bdi> asked the authors, <Moment at={askedAt} />
      </h3>
      <p className={styles.typed} dir="auto">
        {question}
      </p>
      {answeredAt ? (
        <>
          <h3>
            <bdi>{answeredBy}</bdi> answered, <Moment at={answeredAt} />
          </h3>
          <p className={styles.typed} dir="auto">
            {answer}
          </p>
        </>
      ) : (
        <p>Nobody has answered yet. It can be decided all the same.</p>
      )}
    </section>
  ));
}
