import type { ReactElement, ReactNode } from "react";
import { Moment } from "#app/_ui/time.tsx";
import type { Case } from "#lib/moderation/case.ts";
import { isUndoable, undoDays } from "#lib/moderation/undo.ts";
import { deskQuery, type DeskView } from "#lib/moderation/view.ts";
import { listRejectionReasons } from "#lib/settings/rejection-reasons.ts";
import { readRuleSettings } from "#lib/settings/rule-settings.ts";
import { DecisionForm } from "./decision-form.tsx";
import { doneAddress } from "./many/address.ts";
import { moreAddress } from "./more/address.ts";
import { Questions } from "./questions.tsx";
import { UndoForm } from "./undo-form.tsx";
import { decisionInWords, repliesInWords } from "./words.ts";

/** What a moderator may do about a comment, and what becomes of others with it. */
export async function Decide({
  opened,
  view,
  move,
}: {
  opened: Case;
  view: DeskView;
  /** The way to what stands beside it, which keeps its place among the buttons. */
  move: ReactNode;
}): Promise<ReactElement> {
  const { id, version, proposal, reports, status, replyCount } = opened;
  const subject = reports.length > 0 ? "reported" : "comment";
  const refusal = whyNot(opened);
  if (refusal) {
    return (
      <>
        <p>{refusal}</p>
        {move}
      </>
    );
  }
  const reasons = await listRejectionReasons();
  return (
    <>
      <Questions commentId={id} />
      <DecisionForm
        key={`${id} ${version}`}
        commentId={id}
        version={version}
        view={deskQuery(view)}
        what={proposal ? "change" : subject}
        reasons={reasons.map(({ text }) => text)}
        replies={repliesInWords(status, replyCount)}
        offersTrust={!proposal && (await isTrustOffered(opened))}
        move={move}
      />
      <p>
        <a href={moreAddress(view, id)}>Ask the authors, edit, move, or close its thread</a>
      </p>
      <UndoDecided opened={opened} view={view} />
    </>
  );
}

/** Where the owner lets writers be trusted, about one whom nobody has read before. */
async function isTrustOffered({ status, holds }: Case): Promise<boolean> {
  const isNew = status === "pending" && holds.some(({ rule }) => rule === "first-time");
  return isNew && (await readRuleSettings()).trustAfter !== null;
}

/** Why there are no buttons. */
function whyNot({ appeal, withdrawnAt }: Case): ReactNode {
  if (withdrawnAt) {
    return (
      <>
        Its writer withdrew it, <Moment at={withdrawnAt} />.
      </>
    );
  }
  if (!appeal || appeal.answerable.may) return undefined;
  const { from } = appeal.answerable;
  if (!from) return "You declined it, so somebody else answers the appeal.";
  return (
    <>
      You declined it. As nobody else decides here, you may answer from <Moment at={from} />.
    </>
  );
}

function UndoDecided({ opened, view }: { opened: Case; view: DeskView }): ReactElement | null {
  const { lastDecision } = opened;
  if (!lastDecision || opened.withdrawnAt || opened.appeal || !isUndoable(lastDecision))
    return null;
  return (
    <section aria-label="The last decision">
      <p id="last-decision">
        {decisionInWords(lastDecision)}, <Moment at={lastDecision.at} />. Whoever moderates can take
        it back for {undoDays} days.{" "}
        {lastDecision.bulkId === null ? null : (
          <a href={doneAddress(view, lastDecision.bulkId)}>Decided with others</a>
        )}
      </p>
      <UndoForm
        decisionId={lastDecision.id}
        which="decided"
        view={deskQuery(view)}
        describedBy="last-decision"
      />
    </section>
  );
}
