"use client";

import { useEffect, useRef, type ReactElement, type ReactNode } from "react";

/** After a decision the next thing to read has the focus; `after` names the decision. */
export function FocusedHeading({
  id,
  after,
  children,
}: {
  id: string;
  after: string | undefined;
  children: ReactNode;
}): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (after) heading.current?.focus();
  }, [after]);

  return (
    <h2 id={id} ref={heading} tabIndex={-1} autoFocus={after !== undefined}>
      {children}
    </h2>
  );
}
