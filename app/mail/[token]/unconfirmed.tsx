import type { ReactElement, ReactNode } from "react";
import { Moment } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import type { MailStanding } from "#lib/following/read-follows.ts";
import { AnswerButton } from "./answer-button.tsx";
import styles from "./page.module.css";

type UnconfirmedProps = {
  standing: MailStanding;
  token: string;
  /** The comment that the mail asked about. */
  asked: number | undefined;
};

/** What was sent under the address, each to be said of whether its owner wrote it. */
export async function Unconfirmed({
  standing,
  token,
  asked,
}: UnconfirmedProps): Promise<ReactNode> {
  const phrases = (await words()).mail.page;
  const { unconfirmed, state, follows } = standing;
  if (unconfirmed.length === 0) return null;
  const inOrder = unconfirmed.toSorted((a, b) => Number(b.id === asked) - Number(a.id === asked));
  const asksForBoth = state === "unconfirmed" && follows.length > 0;
  return (
    <section aria-labelledby="unconfirmed">
      <h2 id="unconfirmed">{phrases.comments}</h2>
      <p>{phrases.commentsWhy}</p>
      <ul role="list" className={styles.follows}>
        {inOrder.map((comment) => (
          <li key={comment.id} className={styles.follow}>
            <FirstWords comment={comment} sent={phrases.sent} />
            <AnswerButton
              token={token}
              say={asksForBoth && comment.id === asked ? "confirm" : "wrote"}
              comment={comment.id}
              describedBy={`first-words-${comment.id}`}
            >
              {asksForBoth && comment.id === asked ? phrases.confirmAndWrote : phrases.wrote}
            </AnswerButton>
            <AnswerButton
              token={token}
              say="not-mine"
              comment={comment.id}
              describedBy={`first-words-${comment.id}`}
              quiet
            >
              {phrases.notMine}
            </AnswerButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FirstWords({
  comment: { id, post, createdAt, firstWords },
  sent,
}: {
  comment: MailStanding["unconfirmed"][number];
  sent: { before: string; between: string; after: string };
}): ReactElement {
  return (
    <div id={`first-words-${id}`}>
      <p>
        {sent.before}
        <bdi>{post}</bdi>
        {sent.between}
        <Moment at={createdAt} />
        {sent.after}
      </p>
      <blockquote dir="auto">{firstWords}</blockquote>
    </div>
  );
}
