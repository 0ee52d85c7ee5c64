import type { CommentStatus } from "#lib/comments/comment.ts";
import type { PastDecision } from "#lib/moderation/past-decision.ts";
import { countedMax } from "#lib/moderation/count-queues.ts";
import type { Queue, Standing } from "#lib/moderation/view.ts";

const pastTense: Record<PastDecision["action"], string> = {
  approve: "approved",
  reject: "rejected",
  spam: "marked as spam",
  undo: "took back a decision on",
  edit: "edited",
  move: "moved",
  "close-thread": "closed the thread under",
  "open-thread": "opened the thread under",
  ask: "asked the authors about",
};

/** "Ana approved Ben’s comment". */
export function decisionInWords(decision: PastDecision): string {
  return `${doneInWords(decision)}${decision.isFromMail ? ", from a mail" : ""}`;
}

function doneInWords(decision: PastDecision): string {
  const { by, action, writer, revisionId } = decision;
  if (wasKept(decision)) return `${by} kept ${writer}’s comment`;
  const what = revisionId === null || action === "edit" ? "comment" : "change";
  if (action === "spam") return `${by} marked ${writer}’s comment as spam`;
  return `${by} ${pastTense[action]} ${writer}’s ${what}`;
}

/** It was public already, and readers had reported it. */
function wasKept({ action, fromStatus, revisionId }: Done): boolean {
  return action === "approve" && fromStatus === "approved" && revisionId === null;
}

/** "Ana approved this 4 seconds ago." */
export function lateInWords(decision: PastDecision, secondsLate: number): string {
  return `${actInWords(decision)} ${agoInWords(secondsLate)}.`;
}

/** "Ana approved this". */
export function actInWords(decision: Done): string {
  const { by, action } = decision;
  if (wasKept(decision)) return `${by} kept this`;
  if (action === "spam") return `${by} marked this as spam`;
  return `${by} ${pastTense[action]} this`;
}

type Done = Pick<PastDecision, "by" | "action" | "fromStatus" | "revisionId">;

/** What becomes of the published comments that answer one, if it is decided about. */
export function repliesInWords(status: CommentStatus, count: number): string | undefined {
  if (count === 0) return undefined;
  const isShown = status === "approved";
  if (count === 1) {
    return isShown
      ? "It has 1 approved reply, which is hidden with it and returns with it."
      : "It has 1 approved reply, which is hidden with it. Approved, it brings that back.";
  }
  const replies = `${count.toLocaleString("en")} approved replies`;
  return isShown
    ? `It has ${replies}, which are hidden with it and return with it.`
    : `It has ${replies}, which are hidden with it. Approved, it brings them back.`;
}

const announcements: Record<PastDecision["action"], string> = {
  approve: "Approved.",
  reject: "Rejected.",
  spam: "Marked as spam.",
  undo: "Undone.",
  edit: "Edited.",
  move: "Moved.",
  "close-thread": "Thread closed.",
  "open-thread": "Thread opened.",
  ask: "Asked.",
};

/** "Approved. Six left." */
export function announcement(decision: PastDecision, left: number): string {
  const done = wasKept(decision) ? "Kept." : announcements[decision.action];
  return `${done} ${small[left] ?? countInWords(left)} left.`;
}

export const statusWords: Record<CommentStatus, string> = {
  pending: "Waiting",
  approved: "Published",
  rejected: "Rejected",
  spam: "Spam",
  trashed: "Deleted",
};

export const queueNames: Record<Queue, string> = {
  waiting: "Waiting",
  "first-time": "First-time",
  reported: "Reported",
  decided: "Decided",
  all: "All comments",
};

export const standingNames: Record<Standing, string> = {
  waiting: "Waiting",
  published: "Published",
  rejected: "Rejected",
  spam: "Spam",
  withdrawn: "Withdrawn or deleted",
};

/** How many there are, as far as they are counted. */
export function countInWords(count: number): string {
  if (count > countedMax) return `${countedMax.toLocaleString("en")}+`;
  return count.toLocaleString("en");
}

const small = "None One Two Three Four Five Six Seven Eight Nine Ten".split(" ");

function agoInWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "1 second ago" : `${seconds} seconds ago`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? "1 hour ago" : `${hours} hours ago`;
}
