import type { ReactElement } from "react";
import { Moment } from "#app/_ui/time.tsx";
import type { OpenReport } from "#lib/comments/reports/open-reports.ts";

/** What readers said against a public comment, for the margin. */
export function Reports({ reports }: { reports: OpenReport[] }): ReactElement | null {
  if (reports.length === 0) return null;
  return (
    <section>
      <h3>Reported</h3>
      <ul>
        {reports.map(({ id, reason, words, at, isSuspect }) => (
          <li key={id}>
            {reasonWords[reason]}
            {words ? (
              <>
                : “<bdi>{words}</bdi>”
              </>
            ) : null}
            , <Moment at={at} />
            {isSuspect ? ". The form was filled in as programs do." : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}

const reasonWords: Record<OpenReport["reason"], string> = {
  insulting: "Insults or threatens",
  false: "Untrue and harmful",
  private: "Tells what is private",
  advertising: "Advertises",
  other: "Something else",
};
