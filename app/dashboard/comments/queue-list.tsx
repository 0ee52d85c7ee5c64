import type { ReactElement } from "react";
import { Moment } from "#app/_ui/time.tsx";
import { readAssignments, type Assignment } from "#lib/moderation/assign.ts";
import type { QueuePage, QueueRow } from "#lib/moderation/queue.ts";
import { deskAddress, filtersOf, type DeskView } from "#lib/moderation/view.ts";
import { manyAddress } from "./many/address.ts";
import styles from "./queue-list.module.css";
import { decisionInWords, queueNames, statusWords } from "./words.ts";

type QueueListProps = { view: DeskView; page: QueuePage; currentId: number | undefined };

/** What else is in the view, in its order, and the pages before and after. */
export async function QueueList({
  view,
  page,
  currentId,
}: QueueListProps): Promise<ReactElement | null> {
  const filters = filtersOf(view);
  const { rows, next, previous, isShort } = page;
  if (rows.length === 0 && !next && !previous) return null;
  const assigned = await readAssignments(rows.map(({ id }) => id));
  return (
    <nav className={styles.queue} aria-labelledby="in-this-queue">
      <h2 id="in-this-queue">{queueNames[view.queue]}</h2>
      <ol>
        {rows.map((row) => (
          <li key={row.place.id}>
            <a
              href={deskAddress(view, { comment: row.id, press: undefined })}
              aria-current={row.id === currentId ? "true" : undefined}
            >
              <bdi>{whatOf(row)}</bdi>
            </a>
            <p>
              {view.queue === "all" ? `${statusWords[row.status]}, ` : ""}
              <bdi>{row.post}</bdi>, <Moment at={row.decision?.at ?? row.createdAt} />
              <Turn of={assigned.get(row.id)} />
            </p>
          </li>
        ))}
      </ol>
      {isShort ? <p>Of many that were looked through, these match so far.</p> : null}
      <p className={styles.pages}>
        {previous ? <a href={deskAddress(filters, { before: previous })}>Back</a> : null}
        {view.queue !== "decided" ? <a href={manyAddress(filters)}>Decide about many</a> : null}
        {next ? (
          <a href={deskAddress(filters, { after: next })}>{isShort ? "Look further" : "More"}</a>
        ) : null}
      </p>
    </nav>
  );
}

function whatOf({ name, decision }: QueueRow): string {
  return decision ? decisionInWords(decision) : name;
}

/** Whose turn it is, where it is anybody's in particular. */
function Turn({ of }: { of: Assignment | undefined }): ReactElement | null {
  if (!of) return null;
  return (
    <>
      , <bdi>{of.name}</bdi>’s turn
    </>
  );
}
