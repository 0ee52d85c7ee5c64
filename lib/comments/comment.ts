import type { comments } from "#db/schema/comments.ts";
import type { Role } from "#lib/identity/roles.ts";

export type CommentRow = typeof comments.$inferSelect;
export type CommentKind = CommentRow["kind"];
export type CommentStatus = CommentRow["status"];

/** Which word stands beside a name. It comes from who wrote, as the publication knows it, never from a field. */
export type WriterRole = "author" | "moderator";

export const nameLengthMax = 80;
export const siteLengthMax = 2_000;

/** Under their own post, whoever signed it is its author; elsewhere a member speaks as a moderator or as a reader. */
export function writerRole(
  writer: { memberId: number | null; memberRole: Role | null; authorId: number | null },
  byline: { id: number | null; memberId: number | null },
): WriterRole | null {
  const isByline = writer.authorId !== null && writer.authorId === byline.id;
  const isItsMember = writer.memberId !== null && writer.memberId === byline.memberId;
  if (isByline || isItsMember) return "author";
  return writer.memberRole === "moderator" || writer.memberRole === "owner" ? "moderator" : null;
}

/** What the writer of a comment has shown to be theirs: the address they gave, their site, or both. */
export type Confirmed = "address" | "site" | "both";

export function confirmedOf({
  addressConfirmedAt,
  siteConfirmedAt,
}: Pick<CommentRow, "addressConfirmedAt" | "siteConfirmedAt">): Confirmed | null {
  if (addressConfirmedAt) return siteConfirmedAt ? "both" : "address";
  return siteConfirmedAt ? "site" : null;
}

export function lengthOf(text: string): number {
  return [...text].length;
}
