import type { ReactElement, ReactNode } from "react";
import { Moment } from "#app/_ui/time.tsx";
import type { Happening } from "#lib/moderation/timeline.ts";
import { actInWords } from "./words.ts";

/** What happened to a comment, in order, and what moderators noted about it. */
export function Timeline({
  happenings,
  holdCount,
}: {
  happenings: Happening[];
  holdCount: number;
}): ReactElement {
  return (
    <ol>
      {happenings.map((happening, place) => (
        <li key={place}>
          <Said happening={happening} holdCount={holdCount} />, <Moment at={happening.at} />
          {"text" in happening ? <blockquote dir="auto">{happening.text}</blockquote> : null}
        </li>
      ))}
    </ol>
  );
}

function Said({ happening, holdCount }: { happening: Happening; holdCount: number }): ReactNode {
  switch (happening.kind) {
    case "sent":
      return (
        <>
          Sent by <bdi>{happening.by}</bdi>
          {holdCount > 0
            ? ` and held by ${holdCount === 1 ? "one rule" : `${holdCount} rules`}`
            : ""}
        </>
      );
    case "changed":
      return "Changed by its writer";
    case "proposed":
      return "Its writer proposed another text";
    case "withdrawn":
      return "Withdrawn by its writer";
    case "confirmed":
      return "The address was confirmed";
    case "disowned":
      return "The owner of the address said that it is not theirs";
    case "appealed":
      return "Its writer appealed";
    case "reported":
      return "A reader reported it";
    case "noted":
      return (
        <>
          Note by <bdi>{happening.by}</bdi>
        </>
      );
    case "answered":
      return (
        <>
          <bdi>{happening.by}</bdi> answered
        </>
      );
    case "decided":
      return (
        <bdi>
          {actInWords(happening)}
          {happening.isLate ? ", too late" : ""}
        </bdi>
      );
  }
}
