import type { comments } from "#db/schema/comments.ts";
import type { Role } from "#lib/identity/roles.ts";

export type CommentRow = typeof comments.$inferSelect;
export type CommentKind = CommentRow["kind"];
export type CommentStatus = CommentRow["status"];

/** Which word stands beside a member's name. It comes from the session of whoever wrote, never from a field. */
export type WriterRole = "author" | "moderator";

export const nameLengthMax = 80;
export const siteLengthMax = 2_000;
/** Counted in code points, so that an emoji made of one is one. */
export const textLengthMax = 10_000;

export function writerRole(memberRole: Role | null): WriterRole | null {
  if (memberRole === null) return null;
  return memberRole === "moderator" ? "moderator" : "author";
}

/** Replies deeper than this are shown at this depth, with the name of whom they answer. */
export const shownDepthMax = 3;

export function lengthOf(text: string): number {
  return [...text].length;
}
