import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireModerator } from "#app/_session/require.ts";
import { listModerators } from "#lib/moderation/assign.ts";
import { countQueues, type QueueCounts } from "#lib/moderation/count-queues.ts";
import { readDesk } from "#lib/moderation/desk.ts";
import { listPostChoices } from "#lib/moderation/filter-choices.ts";
import { findPressAnswer, type PressAnswer } from "#lib/moderation/press.ts";
import { findUndoable } from "#lib/moderation/undo.ts";
import { deskQuery, readDeskView, type Queue } from "#lib/moderation/view.ts";
import { matchAtDesk } from "#lib/search/desk.ts";
import { CaseCard } from "./case-card.tsx";
import { DeskKeys } from "./desk-keys.tsx";
import { FilterForm } from "./filter-form.tsx";
import { Nothing } from "./nothing.tsx";
import { Others } from "./others/others.tsx";
import styles from "./page.module.css";
import { QueueList } from "./queue-list.tsx";
import { QueueNames } from "./queue-names.tsx";
import { QueueNotice } from "./queue-notice.tsx";
import { UndoForm } from "./undo-form.tsx";
import { announcement, decisionInWords, lateInWords } from "./words.ts";

export const metadata: Metadata = { title: "Comments" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The moderation desk: the queues, one comment to decide, and what there is to know about it. */
export default async function DeskPage({ searchParams }: Props): Promise<ReactElement> {
  const moderator = await requireModerator();
  const view = readDeskView(await searchParams);

  const { current, page, onward, previousId, isFromTheBeginning } = await readDesk(
    moderator,
    view,
    {
      matching: await matchAtDesk(moderator, view),
    },
  );
  const counts = await countQueues(moderator);
  const answer = await findPressAnswer(view.press, moderator);
  const undoable = await findUndoable(moderator);
  const after = answer && String(view.press);

  return (
    <main id="content" className={styles.desk}>
      <div className={styles.queues}>
        <h1>Comments</h1>
        <QueueNames queue={view.queue} counts={counts} />
        <DeskKeys shown={`${view.press} ${current?.id}`} />
      </div>
      <div className={styles.proof}>
        <QueueNotice moderator={moderator} />
        <div className={styles.answer}>
          <p role="status">{answer ? answerInWords(answer, leftIn(view.queue, counts)) : ""}</p>
          {isFromTheBeginning ? <p>That was the last one. This is the first again.</p> : null}
          {undoable ? (
            <>
              <p id="undoable">{decisionInWords(undoable)}.</p>
              <UndoForm
                decisionId={undoable.id}
                which="last"
                view={deskQuery(onward)}
                describedBy="undoable"
              />
            </>
          ) : null}
        </div>
        {current ? (
          <CaseCard
            opened={current}
            after={after}
            view={onward}
            previousId={previousId}
            others={<Others opened={current} moderator={moderator} view={view} />}
          />
        ) : (
          <Nothing view={view} after={after} />
        )}
      </div>
      <div className={styles.find}>
        <FilterForm
          view={view}
          posts={await listPostChoices(moderator, view.post)}
          moderators={await listModerators(moderator)}
        />
        <QueueList view={view} page={page} currentId={current?.id} />
      </div>
    </main>
  );
}

/** Of what is in front of the moderator; where that is done already, of what waits. */
function leftIn(queue: Queue, counts: QueueCounts): number {
  return queue === "first-time" || queue === "reported" ? counts[queue] : counts.waiting;
}

function answerInWords(answer: PressAnswer, left: number): string {
  switch (answer.outcome) {
    case "applied":
      return announcement(answer.decision, left);
    case "stale":
      return lateInWords(answer.earlier, answer.secondsLate);
    case "edited":
      return "Its writer changed it or appealed after you read it. Read it again and decide.";
  }
}
