import { readPublication } from "#lib/settings/publication.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { findCase, type Case } from "./case.ts";
import { findBefore, pickNext, placeIn, readQueue, type QueuePage } from "./queue.ts";
import type { QueueReading } from "./queue.ts";
import { filtersOf, type DeskView } from "./view.ts";

/** What a view shows: one comment, what is around it, and where it goes on from there. */
export type Desk = {
  current: Case | undefined;
  page: QueuePage;
  /** The view of what comes after the comment, once that is decided or skipped. */
  onward: DeskView;
  previousId: number | undefined;
  /** Nothing came after the place that was asked for, so it begins again. */
  isFromTheBeginning: boolean;
};

export async function readDesk(
  moderator: Moderator,
  view: DeskView,
  { matching, now = new Date() }: { matching?: QueueReading["matching"]; now?: Date } = {},
): Promise<Desk> {
  const { timeZone } = await readPublication();
  const reading = { timeZone, now, matching };
  const asked = await readQueue(moderator, view, reading);
  const isPastTheEnd = asked.rows.length === 0 && !asked.next && view.after !== undefined;
  const page = isPastTheEnd ? await readQueue(moderator, filtersOf(view), reading) : asked;

  const next = view.comment ? undefined : await pickNext(page.rows, moderator, now);
  const id = view.comment ?? next?.id;
  const current = id ? await findCase(id, moderator, now) : undefined;
  const place = next?.place ?? (current && placeIn(view, current));
  const before = place && (await findBefore(moderator, view, place, reading));
  return {
    current,
    page,
    onward: { ...filtersOf(view), ...(place && { after: place }) },
    previousId: before?.id,
    isFromTheBeginning: isPastTheEnd && view.comment === undefined && page.rows.length > 0,
  };
}
