import type { ReactElement } from "react";
import { publication } from "#app/_ui/publication.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { listModerators, readAssignments } from "#lib/moderation/assign.ts";
import type { Case } from "#lib/moderation/case.ts";
import { listLookers, lookEverySeconds } from "#lib/moderation/looks.ts";
import { deskQuery, type DeskView } from "#lib/moderation/view.ts";
import { timeIn } from "#lib/words/dates.ts";
import { AssignForm } from "./assign-form.tsx";
import { Lookers } from "./lookers.tsx";

type OthersProps = { opened: Case; moderator: Moderator; view: DeskView };

/** Who else has to do with this comment: who has it open, and whose turn it is. Nothing for one alone. */
export async function Others({
  opened,
  moderator,
  view,
}: OthersProps): Promise<ReactElement | null> {
  const moderators = await listModerators(moderator);
  if (moderators.length < 2) return null;
  const home = await publication();
  const lookers = await listLookers(opened.id, moderator);
  const assigned = (await readAssignments([opened.id])).get(opened.id);
  return (
    <section>
      <h3>Moderators</h3>
      <Lookers
        key={opened.id}
        commentId={opened.id}
        everySeconds={lookEverySeconds}
        initial={lookers.map(({ name, since }) => ({ name, since: timeIn(home, since) }))}
      />
      {isBeforeModerators(opened) ? (
        <AssignForm
          key={`${opened.id} ${assigned?.memberId}`}
          commentId={opened.id}
          view={deskQuery(view)}
          chosen={assigned ? `member-${assigned.memberId}` : ""}
          moderators={moderators.map(({ id, name }) => [String(id), name])}
        />
      ) : null}
    </section>
  );
}

/** Waits, or is public and was reported: there is something to be done by somebody. */
function isBeforeModerators({ status, proposal, appeal, reports }: Case): boolean {
  return (
    status === "pending" ||
    proposal !== undefined ||
    appeal !== undefined ||
    (status === "approved" && reports.length > 0)
  );
}
