import { deskPath, deskQuery, type DeskView } from "#lib/moderation/view.ts";

/** What else can be done about one comment; the view is where it leads back to. */
export function moreAddress(view: DeskView, commentId: number): string {
  return `${deskPath}/more?${deskQuery(view, { comment: commentId, press: undefined })}`;
}
