import type { ReactElement, ReactNode } from "react";
import { Day, Moment } from "#app/_ui/time.tsx";
import type { Hold } from "#lib/comments/holds.ts";
import type { Case } from "#lib/moderation/case.ts";
import type { WriterRecord } from "#lib/moderation/writer-record.ts";
import { deskAddress, deskQuery, type DeskView } from "#lib/moderation/view.ts";
import styles from "./margin.module.css";
import { NoteForm } from "./note/note-form.tsx";
import { Reports } from "./reports.tsx";
import { Timeline } from "./timeline.tsx";
import { decisionInWords, statusWords } from "./words.ts";

/** What there is to know before deciding: why it is held, who wrote it, what happened to it. */
export function Margin({
  opened,
  view,
  others,
}: {
  opened: Case;
  view: DeskView;
  /** Who else has to do with it. */
  others: ReactNode;
}): ReactElement {
  const { id, holds, reports, timeline, version } = opened;
  return (
    <div className={styles.margin}>
      <section>
        <h3>{standingInWords(opened)}</h3>
        <LastDecision opened={opened} />
      </section>
      <Holds holds={holds} />
      <Reports reports={reports} />
      {others}
      <Writer opened={opened} />
      <section>
        <h3>What happened</h3>
        <Timeline happenings={timeline} holdCount={holds.length} />
        <NoteForm
          key={`${id} ${version} ${timeline.length}`}
          commentId={id}
          view={deskQuery(view)}
        />
      </section>
    </div>
  );
}

function standingInWords({ status, withdrawnAt, proposal, appeal }: Case): string {
  if (withdrawnAt) return "Withdrawn";
  if (proposal) return `${statusWords[status]}, with a change that waits`;
  return appeal ? `${statusWords[status]}, appealed` : statusWords[status];
}

function LastDecision({ opened: { lastDecision } }: { opened: Case }): ReactElement | null {
  if (!lastDecision) return null;
  const { at, listedReason, citedRule, reason } = lastDecision;
  return (
    <>
      <p>
        {decisionInWords(lastDecision)}, <Moment at={at} />.
      </p>
      {listedReason ? <p>“{listedReason}”</p> : null}
      {citedRule ? <p>House rule: {citedRule}</p> : null}
      {reason ? <p>“{reason}”</p> : null}
    </>
  );
}

function Holds({ holds }: { holds: Hold[] }): ReactElement | null {
  if (holds.length === 0) return null;
  return (
    <section>
      <h3>Why it is held</h3>
      <ul>
        {holds.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function confirmedInWords({ published, declined, waiting, confirmed }: WriterRecord): string {
  if (confirmed === 0) return "None of them was confirmed from the address.";
  if (confirmed === published + declined + waiting) return "All of them were confirmed from it.";
  return `${confirmed} of them confirmed from it.`;
}

function Writer({ opened }: { opened: Case }): ReactElement {
  const { id, email, addressConfirmedAt, site, siteConfirmedAt, record } = opened;
  return (
    <section>
      <h3>The writer</h3>
      {email ? (
        <p>
          <a href={deskAddress({ queue: "all", writer: email })}>{email}</a>
          {addressConfirmedAt ? ", confirmed" : ", not confirmed"}
        </p>
      ) : null}
      {site ? (
        <p>
          <a href={site} rel="ugc nofollow noopener noreferrer">
            {site}
          </a>
          {siteConfirmedAt ? ", confirmed" : ", not confirmed"}
        </p>
      ) : null}
      {record.since ? (
        <>
          <p>
            Since <Day at={record.since} />, under this address: {record.published} published,{" "}
            {record.declined} declined, {record.waiting} waiting.
          </p>
          <p>{confirmedInWords(record)}</p>
        </>
      ) : (
        <p>First comment from this address.</p>
      )}
      <p>
        <a href={`/dashboard/comments/writers?comment=${id}`}>Trust or block</a>
      </p>
    </section>
  );
}
