import type { ReactElement } from "react";
import type { QueueCounts } from "#lib/moderation/count-queues.ts";
import { deskAddress, queues, type Queue } from "#lib/moderation/view.ts";
import styles from "./queue-names.module.css";
import { countInWords, queueNames } from "./words.ts";

/** The four queues with what each holds, and the way to everything else. */
export function QueueNames({ queue, counts }: { queue: Queue; counts: QueueCounts }): ReactElement {
  return (
    <nav className={styles.queues} aria-label="Queues">
      <ul>
        {queues.map((name, place) => (
          <li key={name}>
            <a
              href={deskAddress({ queue: name })}
              aria-current={name === queue ? "page" : undefined}
              data-key={name === "all" ? undefined : place + 1}
            >
              {queueNames[name]}
              {name === "all" ? null : <span> {countInWords(counts[name])}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
