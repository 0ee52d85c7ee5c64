import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireModerator } from "#app/_session/require.ts";
import { Moment } from "#app/_ui/time.tsx";
import { bulkMax } from "#lib/moderation/bulk.ts";
import { listForBulk, type BulkRow } from "#lib/moderation/bulk-list.ts";
import { deskAddress, deskQuery, filtersOf, readDeskView } from "#lib/moderation/view.ts";
import { matchAtDesk } from "#lib/search/desk.ts";
import { listRejectionReasons } from "#lib/settings/rejection-reasons.ts";
import { queueNames } from "../words.ts";
import { manyAddress } from "./address.ts";
import { ManyForm } from "./many-form.tsx";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Decide about many" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A queue as a list, of which as many as one likes are decided about with one press. */
export default async function ManyPage({ searchParams }: Props): Promise<ReactElement> {
  const moderator = await requireModerator();
  const asked = await searchParams;
  const view = filtersOf(readDeskView(asked));
  const rows = await listForBulk(moderator, view, await matchAtDesk(moderator, view));
  const reasons = await listRejectionReasons();
  const isAll = asked.all === "ticked";
  return (
    <main id="content" className={styles.page}>
      <h1>Decide about many</h1>
      <p>
        {queueNames[view.queue]}: {rows.length.toLocaleString("en")} of at most{" "}
        {bulkMax.toLocaleString("en")} at once.{" "}
        {rows.length > 0 ? (
          <a href={manyAddress(view, isAll ? {} : { all: "ticked" })}>
            {isAll ? "Select none" : "Select all"}
          </a>
        ) : null}
      </p>
      {rows.length > 0 ? (
        <ManyForm
          key={String(isAll)}
          view={deskQuery(view)}
          isAll={isAll}
          rows={rows.map((row) => ({
            value: row.alone ? undefined : `${row.id}-${row.version}`,
            id: row.id,
            title: <Title row={row} />,
            about: <About row={row} />,
          }))}
          reasons={reasons.map(({ text }) => text)}
        />
      ) : null}
      <p>
        <a href={deskAddress(view)}>Back to one at a time</a>
      </p>
    </main>
  );
}

function Title({ row: { name, post, createdAt } }: { row: BulkRow }): ReactElement {
  return (
    <>
      <bdi>{name}</bdi> on <bdi>{post}</bdi>, <Moment at={createdAt} />
    </>
  );
}

const aloneInWords: Record<NonNullable<BulkRow["alone"]>, string> = {
  change: "Its writer proposes another text, so it is decided about by itself.",
  appeal: "Its writer appeals, so it is decided about by itself.",
  withdrawn: "Its writer withdrew it.",
};

function About({ row }: { row: BulkRow }): ReactElement {
  const { id, says, isWhole, replyCount, alone } = row;
  return (
    <>
      <p dir="auto">{says}</p>
      {alone ? <p>{aloneInWords[alone]}</p> : null}
      {replyCount > 0 ? (
        <p>
          {replyCount === 1 ? "1 approved reply" : `${replyCount} approved replies`}, hidden and
          shown with it.
        </p>
      ) : null}
      <p>
        <a href={deskAddress({ queue: "all" }, { comment: id })}>
          {isWhole ? "Open it" : "Read all of it"}
        </a>
      </p>
    </>
  );
}
