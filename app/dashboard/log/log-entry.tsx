import type { ReactElement } from "react";
import { Day, Moment } from "#app/_ui/time.tsx";
import type { CommentStatus } from "#lib/comments/comment.ts";
import type { DeskEntry } from "#lib/moderation/log/desk.ts";
import type { LogKind, LogPart } from "#lib/moderation/log/entry.ts";
import { statusWords } from "../comments/words.ts";
import styles from "./log-entry.module.css";

/** One row: what was done, by whom, to what, on which grounds, and what was seen. */
export function LogEntry({ entry }: { entry: DeskEntry }): ReactElement {
  const { sequence, at, kind, commentId, isCommentThere, parts, about } = entry;
  // What the rules said stands below, unless it was erased.
  const rules = parts.held?.value ? "" : entry.rules.join(", ");
  const grounds = [rules, entry.reason, entry.detail].filter(Boolean).join(" · ");
  return (
    <article className={styles.entry} aria-label={`Row ${sequence}`}>
      <p className={styles.about}>
        Row {sequence} · <Moment at={at} />
      </p>
      <p>
        <strong>{kinds[kind as LogKind]}</strong>
        {about !== null && (
          <>
            {" "}
            <a href={`/dashboard/log?entry=${about}`}>row {about}</a>
          </>
        )}
        {parts.member && (
          <>
            {" "}
            by <Said part={parts.member} />
          </>
        )}
      </p>
      {commentId !== null && (
        <p>
          {isCommentThere ? (
            <a href={`/dashboard/comments?comment=${commentId}`}>Comment {commentId}</a>
          ) : (
            `Comment ${commentId}, which is gone,`
          )}{" "}
          by {parts.writer ? <Said part={parts.writer} /> : "somebody"}
          {entry.toStatus && entry.fromStatus !== entry.toStatus
            ? `, from ${inWords(entry.fromStatus)} to ${inWords(entry.toStatus)}`
            : ""}
        </p>
      )}
      {grounds && <p dir="auto">{grounds}</p>}
      {shown.map(([part, label]) =>
        parts[part] ? (
          <div key={part}>
            <p className={styles.about}>{label}</p>
            <p dir="auto" className={styles.said}>
              <Said part={parts[part]} />
            </p>
          </div>
        ) : null,
      )}
      {parts.text && (
        <details>
          <summary>What was seen</summary>
          <p dir="auto" className={styles.said}>
            <Said part={parts.text} />
          </p>
        </details>
      )}
    </article>
  );
}

function inWords(status: string | null): string {
  return (statusWords[status as CommentStatus] ?? "nothing").toLowerCase();
}

const shown: [LogPart, string][] = [
  ["note", "Added"],
  ["words", "Words to the writer"],
  ["held", "Held because"],
];

const kinds: Record<LogKind, string> = {
  begin: "The log begins",
  approve: "Approved",
  reject: "Rejected",
  spam: "Marked as spam",
  undo: "Took back",
  edit: "Edited",
  move: "Moved",
  "close-thread": "Closed a thread",
  "open-thread": "Opened a thread again",
  ask: "Asked the author",
  appeal: "Answered an appeal",
  annotate: "Added a sentence to",
  trust: "Trusted a writer",
  distrust: "Ended the trust in a writer",
  block: "Blocked",
  unblock: "Ended a block",
  rule: "Changed a rule",
  "house-rules": "Changed the house rules",
  settings: "Changed a setting",
  erase: "Erased what was kept under an address",
};

function Said({
  part: { value, redactedAt },
}: {
  part: { value: string | null; redactedAt: Date | null };
}): ReactElement {
  if (value !== null) return <bdi>{value}</bdi>;
  return (
    <span className={styles.marker}>
      [erased
      {redactedAt && (
        <>
          {" "}
          on <Day at={redactedAt} />
        </>
      )}
      ]
    </span>
  );
}
