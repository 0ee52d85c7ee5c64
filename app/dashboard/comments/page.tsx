import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { requireModerator } from "#app/_session/require.ts";
import { Moment } from "#app/_ui/time.tsx";
import { findCase, findOldestWaiting } from "#lib/moderation/case.ts";
import { findLastDecision } from "#lib/moderation/past-decision.ts";
import { findPressAnswer, readNumber, type PressAnswer } from "#lib/moderation/press.ts";
import { asQueue, countQueues, readQueue } from "#lib/moderation/queue.ts";
import { findUndoable } from "#lib/moderation/undo.ts";
import { deskQuery, readDeskView } from "#lib/moderation/view.ts";
import { CaseCard } from "./case-card.tsx";
import { DeskKeys } from "./desk-keys.tsx";
import { FocusedHeading } from "./focused-heading.tsx";
import styles from "./page.module.css";
import { QueueList } from "./queue-list.tsx";
import { QueueNotice } from "./queue-notice.tsx";
import { UndoForm } from "./undo-form.tsx";
import { announcement, decisionInWords, lateInWords } from "./words.ts";

export const metadata: Metadata = { title: "Comments" };

type Asked = { comment?: string; queue?: string; after?: string; press?: string };
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The moderation desk: one comment to decide, and beside it what else there is. */
export default async function DeskPage({ searchParams }: Props): Promise<ReactElement> {
  const moderator = await requireModerator();
  const asked = only(await searchParams);
  const view = readDeskView(await searchParams);
  const queue = asQueue(asked.queue);

  const opened = readNumber(asked.comment);
  const current = opened ? await findCase(opened, moderator) : await findOldestWaiting(moderator);
  const counts = await countQueues(moderator);
  const answer = await findPressAnswer(readNumber(asked.press), moderator);
  const undoable = await findUndoable(moderator);

  return (
    <main id="content" className={styles.desk}>
      <h1>Comments</h1>
      <QueueNotice moderator={moderator} />
      <div className={styles.answer}>
        <p role="status">{answer ? answerInWords(answer, counts.pending) : ""}</p>
        {undoable ? (
          <>
            <p id="undoable">{decisionInWords(undoable)}.</p>
            <UndoForm
              decisionId={undoable.id}
              which="last"
              view={deskQuery(view)}
              describedBy="undoable"
            />
          </>
        ) : null}
        <DeskKeys shown={`${asked.press} ${current?.id}`} />
      </div>
      {current ? (
        <CaseCard opened={current} view={view} after={answer && asked.press} />
      ) : (
        <Nothing after={answer && asked.press} isMissing={opened !== undefined} />
      )}
      <QueueList
        queue={queue}
        counts={counts}
        page={await readQueue(moderator, { queue, after: asked.after })}
        currentId={current?.id}
      />
    </main>
  );
}

function only(searchParams: Awaited<Props["searchParams"]>): Asked {
  const { comment, queue, after, press } = searchParams;
  const entries = Object.entries({ comment, queue, after, press });
  return Object.fromEntries(entries.filter(([, value]) => typeof value === "string"));
}

function answerInWords(answer: PressAnswer, left: number): string {
  switch (answer.outcome) {
    case "applied":
      return announcement(answer.decision.action, left);
    case "stale":
      return lateInWords(answer.earlier, answer.secondsLate);
    case "edited":
      return "The text was edited after you read it. Read it again and decide.";
  }
}

async function Nothing({
  after,
  isMissing,
}: {
  after: string | undefined;
  isMissing: boolean;
}): Promise<ReactNode> {
  const last = await findLastDecision();
  return (
    <section aria-labelledby="case">
      <FocusedHeading id="case" after={after}>
        {isMissing ? "That comment is no longer here." : "Nothing is waiting."}
      </FocusedHeading>
      <p>
        {last ? (
          <>
            Last decision <Moment at={last.at} /> by <bdi>{last.by}</bdi>.
          </>
        ) : (
          "A comment appears here as soon as a reader sends one."
        )}
      </p>
    </section>
  );
}
