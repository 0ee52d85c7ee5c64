import type { ReactElement } from "react";
import styles from "./evidence-fields.module.css";

/**
 * What tells people from programs, on good days. Nobody is refused for it: what is odd here is a
 * reason for a moderator to look twice.
 */
export function EvidenceFields({
  leaveEmpty,
  challenge,
}: {
  leaveEmpty: string;
  challenge: string | undefined;
}): ReactElement {
  return (
    <>
      {/* How long the form was open, which the small script says when it is sent. */}
      <input type="hidden" name="filledIn" defaultValue="" />
      {/* What the script works out while somebody writes, where an owner asks for that. */}
      <input type="hidden" name="proof" defaultValue="" data-challenge={challenge} />
      {/* Not shown, not read out and not reached by Tab; who sees it without styles is told. */}
      <div className={styles.trap} aria-hidden="true">
        <label>
          {leaveEmpty}{" "}
          <input
            name="topic"
            tabIndex={-1}
            autoComplete="off"
            data-1p-ignore=""
            data-bwignore=""
            data-lpignore="true"
            data-form-type="other"
          />
        </label>
      </div>
    </>
  );
}
