import type { ReactNode } from "react";
import { asModerator, asOwner, type Member } from "#lib/identity/roles.ts";
import { findQueueWarning, type QueueWarning } from "#lib/moderation/queue-warning.ts";
import styles from "./queue-notice.module.css";

/** Above every private page, for those who decide, when comments are paused or too many wait. */
export async function QueueNotice({ member }: { member: Member }): Promise<ReactNode> {
  const moderator = asModerator(member);
  const warning = moderator && (await findQueueWarning(moderator));
  if (!warning) return null;
  return (
    <p className={styles.notice}>
      {inWords(warning)}{" "}
      {asOwner(member) ? <a href="/dashboard/settings/comments">Limits and pausing</a> : null}
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
