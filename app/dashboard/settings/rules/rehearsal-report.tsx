import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import type { RehearsedRule, Rehearsal } from "#lib/comments/rehearse.ts";
import { ruleSwitches } from "#lib/settings/rule-fields.ts";
import styles from "./rules-form.module.css";

type RehearsalReportProps = { rehearsal: Rehearsal; children: ReactNode };

/** What the changed rules would have held before, with the way to save them. */
export function RehearsalReport({ rehearsal, children }: RehearsalReportProps): ReactElement {
  const { asked, withoutEvidence, rules } = rehearsal;
  const report = useRef<HTMLElement>(null);
  // The button that was pressed is at the other end of the form.
  useEffect(() => report.current?.focus(), [rehearsal]);
  return (
    <section
      ref={report}
      className={styles.rehearsal}
      aria-labelledby="rehearsal"
      tabIndex={-1}
      autoFocus
    >
      <h2 id="rehearsal">Not saved yet: what would have been held</h2>
      <p>
        {asked === 0
          ? "No comment has come from outside yet to try them on."
          : `Tried on ${inWords(asked, "comment")}, the newest that came from outside.`}
      </p>
      <ul>
        {rules.map((rule) => (
          <RehearsedRuleLine key={rule.rule} {...rule} />
        ))}
      </ul>
      {withoutEvidence > 0 && (
        <p>
          Of {inWords(withoutEvidence, "comment")} it is not kept any more how the form was filled
          in, so Hidden field, Speed and Proof of work say nothing about them. A network is known
          again only on the day of its block, and the spam memory is asked as it is now.
        </p>
      )}
      {children}
    </section>
  );
}

function RehearsedRuleLine({
  rule,
  before,
  held,
  approved,
  examples,
}: RehearsedRule): ReactElement {
  return (
    <li>
      {ruleSwitches[rule].label}: would have held {inWords(held, "comment")}, {approved} of them
      published. As it is set now: {before}.
      {examples.length > 0 && (
        <ul>
          {examples.map(({ id, name, isApproved }) => (
            <li key={id}>
              <a href={`/dashboard/comments?comment=${id}`}>
                Comment {id} by <bdi>{name}</bdi>
              </a>
              {isApproved ? ", published" : ""}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function inWords(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
