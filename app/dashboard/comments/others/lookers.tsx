"use client";

import { useEffect, useState, type ReactElement } from "react";

export type ShownLooker = { name: string; since: string };

/**
 * Who else has this comment open. It says so of this moderator too, as long as the page is in front
 * of them; without script nothing is said of them, and they see what stood there when they came.
 */
export function Lookers({
  commentId,
  everySeconds,
  initial,
}: {
  commentId: number;
  everySeconds: number;
  initial: ShownLooker[];
}): ReactElement {
  const [others, setOthers] = useState(initial);
  useEffect(() => {
    const address = `/dashboard/comments/looks?comment=${commentId}`;
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      // Nobody is led away from what they are doing because their session ended.
      const answer = await fetch(address, { method: "POST", redirect: "manual" }).catch(() => null);
      if (answer?.ok) setOthers((await answer.json()) as ShownLooker[]);
    };
    const leave = () => navigator.sendBeacon(`${address}&away`);

    void look();
    const timer = setInterval(() => void look(), everySeconds * 1_000);
    const onVisible = () => void look();
    document.addEventListener("visibilitychange", onVisible);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisible);
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [commentId, everySeconds]);

  return (
    <div aria-live="polite">
      {others.map(({ name, since }) => (
        <p key={name}>
          <bdi>{name}</bdi> has this open since {since}.
        </p>
      ))}
    </div>
  );
}
