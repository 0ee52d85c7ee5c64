import { deskPath, deskQuery, type DeskView } from "#lib/moderation/view.ts";

/** The list of a view, of which many can be selected. */
export function manyAddress(view: DeskView, more: Record<string, string> = {}): string {
  return withQuery(`${deskPath}/many`, view, more);
}

/** What one press about many has done. */
export function doneAddress(view: DeskView, bulkId: number): string {
  return withQuery(`${deskPath}/many/done`, view, { bulk: String(bulkId) });
}

function withQuery(path: string, view: DeskView, more: Record<string, string>): string {
  const query = new URLSearchParams([
    ...new URLSearchParams(deskQuery(view)),
    ...Object.entries(more),
  ]);
  return query.size > 0 ? `${path}?${query}` : path;
}
