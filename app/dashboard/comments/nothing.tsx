import type { ReactNode } from "react";
import { Moment } from "#app/_ui/time.tsx";
import { findLastDecision } from "#lib/moderation/past-decision.ts";
import { deskAddress, isNarrowed, type DeskView, type Queue } from "#lib/moderation/view.ts";
import { FocusedHeading } from "./focused-heading.tsx";
import { queueNames } from "./words.ts";

const facts: Record<Queue, string> = {
  waiting: "Nothing is waiting.",
  "first-time": "Nobody is waiting who has nothing published here.",
  reported: "No report is open.",
  decided: "Nothing was decided in the last 30 days.",
  all: "There is no comment yet.",
};

/** An empty view: one fact, one next step. */
export async function Nothing({
  view,
  after,
}: {
  view: DeskView;
  after: string | undefined;
}): Promise<ReactNode> {
  return (
    <section aria-labelledby="case">
      <FocusedHeading id="case" after={after}>
        {factOf(view)}
      </FocusedHeading>
      <p>
        <NextStep view={view} />
      </p>
    </section>
  );
}

function factOf(view: DeskView): string {
  if (view.comment) return "That comment is no longer here.";
  if (!isNarrowed(view)) return facts[view.queue];
  return view.queue === "all"
    ? "No comment matches."
    : `Nothing in ${queueNames[view.queue]} matches.`;
}

async function NextStep({ view }: { view: DeskView }): Promise<ReactNode> {
  if (!view.comment && isNarrowed(view)) {
    return view.queue === "all" ? (
      <a href={deskAddress({ queue: "all" })}>Show all comments</a>
    ) : (
      <a href={deskAddress(view, { queue: "all", after: undefined, before: undefined })}>
        Look among all comments
      </a>
    );
  }
  const last = await findLastDecision();
  if (!last) return "A comment appears here as soon as a reader sends one.";
  return (
    <>
      Last decision <Moment at={last.at} /> by <bdi>{last.by}</bdi>.
    </>
  );
}
