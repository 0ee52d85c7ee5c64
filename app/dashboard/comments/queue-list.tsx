import type { ReactElement } from "react";
import { Moment } from "#app/_ui/time.tsx";
import { queues, type Queue, type QueuePage } from "#lib/moderation/queue.ts";
import styles from "./queue-list.module.css";
import { queueNames } from "./words.ts";

type QueueListProps = {
  queue: Queue;
  counts: Record<Queue, number>;
  page: QueuePage;
  currentId: number | undefined;
};

/** The queues with their counts, and what is in the one that is open, oldest first. */
export function QueueList({ queue, counts, page, currentId }: QueueListProps): ReactElement {
  return (
    <nav className={styles.queues} aria-label="Queues">
      <ul className={styles.names}>
        {queues.map((name) => (
          <li key={name}>
            <a href={queueAddress(name)} aria-current={name === queue ? "true" : undefined}>
              {queueNames[name]} {counts[name].toLocaleString("en")}
            </a>
          </li>
        ))}
      </ul>
      <ol className={styles.rows}>
        {page.rows.map(({ id, name, post, createdAt }) => (
          <li key={id}>
            <a
              href={queueAddress(queue, `comment=${id}`)}
              aria-current={id === currentId ? "true" : undefined}
            >
              <bdi>{name}</bdi> on <bdi>{post}</bdi>, <Moment at={createdAt} />
            </a>
          </li>
        ))}
      </ol>
      {page.next ? <a href={queueAddress(queue, `after=${page.next}`)}>More</a> : null}
    </nav>
  );
}

function queueAddress(queue: Queue, more = ""): string {
  const query = [queue === "pending" ? "" : `queue=${queue}`, more].filter(Boolean).join("&");
  return `/dashboard/comments${query && `?${query}`}`;
}
