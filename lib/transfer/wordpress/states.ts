import type { commentKinds, commentStatuses } from "#db/schema/comments.ts";
import type { postStates } from "#db/schema/posts.ts";

export type PostState = (typeof postStates)[number];
export type CommentStatus = (typeof commentStatuses)[number];
export type CommentKind = (typeof commentKinds)[number];

type Source = { status: string; password: string; date: Date | undefined };

/**
 * The state a post has here. Nothing becomes public by coming over: only what was published, had no
 * password and is dated in the past is published; a word we do not know makes a draft.
 */
export function readPostState({ status, password, date }: Source, now: Date): PostState {
  if (status === "trash") return "trashed";
  if (status === "private") return "private";
  if (status !== "publish" && status !== "future") return "draft";
  if (password) return "protected";
  if (status === "future" || (date && date > now)) return "scheduled";
  return "published";
}

export const knownPostStatuses: ReadonlySet<string> = new Set(
  "publish future draft pending auto-draft private trash inherit".split(" "),
);

/** The status a comment has here: never more than it had there. */
export function readCommentStatus(approved: string): CommentStatus {
  switch (approved) {
    case "1":
    case "approved":
    case "approve":
      return "approved";
    case "spam":
      return "spam";
    case "trash":
    case "post-trashed":
      return "trashed";
    default:
      return "pending";
  }
}

export function readCommentKind(type: string): CommentKind | undefined {
  switch (type) {
    case "":
    case "comment":
      return "comment";
    case "pingback":
    case "trackback":
      return type;
    default:
      return undefined;
  }
}
