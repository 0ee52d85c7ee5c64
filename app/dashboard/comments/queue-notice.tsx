import type { ReactNode } from "react";
import { asOwner, type Moderator } from "#lib/identity/roles.ts";
import { findQueueWarning, type QueueWarning } from "#lib/moderation/queue-warning.ts";
import styles from "./queue-notice.module.css";

/** When comments are paused or too many wait, and for owners the way to what can be done about it. */
export async function QueueNotice({ moderator }: { moderator: Moderator }): Promise<ReactNode> {
  const warning = await findQueueWarning(moderator);
  if (!warning) return null;
  return (
    <p className={styles.notice}>
      {inWords(warning)}{" "}
      {asOwner(moderator) ? <a href="/dashboard/settings/comments">Limits and pausing</a> : null}
    </p>
  );
}

function inWords(warning: QueueWarning): string {
  switch (warning.kind) {
    case "paused-by-owner":
      return "Comments are paused on every post.";
    case "paused-by-queue":
      return `Comments are paused: ${number(warning.waiting)} wait. They are taken again when fewer than ${number(warning.pauseAt)} do.`;
    case "long-queue":
      return `${number(warning.waiting)} comments wait. At ${number(warning.pauseAt)}, comments are paused.`;
  }
}

function number(count: number): string {
  return count.toLocaleString("en");
}
