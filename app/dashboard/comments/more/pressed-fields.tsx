import type { ReactElement } from "react";

/** Which comment, in the version that is shown, and where the desk goes on. */
export type Pressed = { commentId: number; version: number; view: string };

export function PressedFields({ commentId, version, view }: Pressed): ReactElement {
  return (
    <>
      <input type="hidden" name="comment" value={commentId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="view" value={view} />
    </>
  );
}
