import type { ReactElement } from "react";

/**
 * A phrase about someone. Their name runs in its own direction and leaves the phrase's alone. One
 * element, so that the space between them is kept where the phrase is laid out as a box.
 */
export function WithName({
  phrase: { before, after },
  name,
}: {
  phrase: { before: string; after: string };
  name: string;
}): ReactElement {
  return (
    <span>
      {before}
      <bdi>{name}</bdi>
      {after}
    </span>
  );
}
