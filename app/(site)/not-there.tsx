import type { ReactNode } from "react";

/** Says to whoever carries the answer that there is nothing here, whatever else the page offers. */
export function NotThere(): ReactNode {
  return (
    <>
      <meta name="answer-status" content="404" />
      <meta name="robots" content="noindex" />
    </>
  );
}
