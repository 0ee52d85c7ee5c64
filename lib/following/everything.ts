import { asc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { sentMails } from "#db/schema/mail.ts";
import { exportComment, type CommentExport } from "#lib/comments/export.ts";
import { findAddress, type Address } from "#lib/mail/address.ts";
import { readToken } from "./token.ts";

/** Everything that is kept under one address, for its owner. */
export type Everything = Pick<
  Address,
  "email" | "createdAt" | "askedAt" | "confirmedAt" | "refusedAt" | "pausedAt"
> & {
  mails: { sort: string; sentAt: Date }[];
  /** Also what a stranger sent under it: it is kept there too. */
  comments: CommentExport[];
};

export async function exportEverything(token: string): Promise<Everything | undefined> {
  const read = readToken(token);
  const address = read && (await findAddress(read.addressId));
  if (!address) return undefined;
  const { email, createdAt, askedAt, confirmedAt, refusedAt, pausedAt } = address;
  const mails = await reader
    .select({ sort: sentMails.sort, sentAt: sentMails.sentAt })
    .from(sentMails)
    .where(eq(sentMails.addressId, address.id))
    .orderBy(asc(sentMails.id));
  return {
    email,
    createdAt,
    askedAt,
    confirmedAt,
    refusedAt,
    pausedAt,
    mails,
    comments: await exportComments(email),
  };
}

async function exportComments(email: string): Promise<CommentExport[]> {
  const rows = await reader
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.email, email))
    .orderBy(asc(comments.id));
  const exported: CommentExport[] = [];
  for (const { id } of rows) {
    const comment = await exportComment(id);
    if (comment) exported.push(comment);
  }
  return exported;
}
