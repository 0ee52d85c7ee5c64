import type { ReactElement } from "react";

/** A phrase about someone. Their name runs in its own direction and leaves the phrase's alone. */
export function WithName({
  phrase: { before, after },
  name,
}: {
  phrase: { before: string; after: string };
  name: string;
}): ReactElement {
  return (
    <>
      {before}
      <bdi>{name}</bdi>
      {after}
    </>
  );
}
