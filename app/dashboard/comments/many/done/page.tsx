import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireModerator } from "#app/_session/require.ts";
import { Moment } from "#app/_ui/time.tsx";
import type { BulkException } from "#lib/moderation/bulk.ts";
import { findBulkReport, type BulkReport } from "#lib/moderation/bulk-report.ts";
import { readNumber } from "#lib/moderation/press.ts";
import { undoDays } from "#lib/moderation/undo.ts";
import { deskAddress, deskQuery, filtersOf, readDeskView } from "#lib/moderation/view.ts";
import { decisionInWords } from "../../words.ts";
import { manyAddress } from "../address.ts";
import styles from "../page.module.css";
import { UndoManyForm } from "./undo-many-form.tsx";

export const metadata: Metadata = { title: "Decided about many" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What one press about many comments has done, and each that it could not decide about. */
export default async function ManyDonePage({ searchParams }: Props): Promise<ReactElement> {
  const moderator = await requireModerator();
  const asked = await searchParams;
  const view = filtersOf(readDeskView(asked));
  const report = await findBulkReport(moderator, readNumber(asked.bulk) ?? 0);
  return (
    <main id="content" className={styles.page}>
      <h1>{report ? doneInWords(report) : "There is nothing here."}</h1>
      {report ? (
        <>
          <p id="bulk">
            <bdi>{report.by}</bdi>, <Moment at={report.at} />.
          </p>
          {report.exceptions.length > 0 ? <Exceptions report={report} /> : null}
          {report.isUndoable ? (
            <>
              <p>All of it can be taken back for {undoDays} days, by whoever moderates.</p>
              <UndoManyForm bulkId={report.id} view={deskQuery(view)} />
            </>
          ) : null}
        </>
      ) : null}
      <p>
        <a href={manyAddress(view)}>Decide about many</a>
      </p>
      <p>
        <a href={deskAddress(view)}>Back to one at a time</a>
      </p>
    </main>
  );
}

const did: Record<BulkReport["action"], string> = {
  approve: "approved",
  reject: "rejected",
  spam: "marked as spam",
  undo: "undone",
  edit: "edited",
  move: "moved",
  "close-thread": "closed",
  "open-thread": "opened",
  ask: "asked about",
};

/** "495 approved, 5 not." */
function doneInWords({ action, done, exceptions }: BulkReport): string {
  const others = exceptions.length > 0 ? `, ${exceptions.length.toLocaleString("en")} not` : "";
  return `${done.toLocaleString("en")} ${did[action]}${others}.`;
}

function Exceptions({ report }: { report: BulkReport }): ReactElement {
  return (
    <section aria-labelledby="exceptions">
      <h2 id="exceptions">As they were</h2>
      <ul>
        {report.exceptions.map(({ commentId, outcome, name, last }) => (
          <li key={commentId}>
            {name === null ? (
              `Comment ${commentId}`
            ) : (
              <a href={deskAddress({ queue: "all" }, { comment: commentId })}>
                <bdi>{name}</bdi>, comment {commentId}
              </a>
            )}
            : <bdi>{last ? `${decisionInWords(last)}.` : reasons[outcome]}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

const reasons: Record<BulkException, string> = {
  stale: "somebody else was faster.",
  edited: "its writer changed it or appealed since it was listed, so it waits to be read again.",
  withdrawn: "its writer withdrew it.",
  missing: "it is no longer here.",
  "own-appeal": "its writer appeals against a decision of yours, so somebody else answers.",
  appealed: "its writer appeals, so approve or reject it to answer.",
  gone: "it cannot be put back as it was.",
  expired: `it was decided more than ${undoDays} days ago.`,
  "not-saved": "not saved. Try again.",
};
