import { asc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { commentDrafts, comments } from "#db/schema/comments.ts";
import { addresses, sentMails } from "#db/schema/mail.ts";
import { exportComment, type CommentExport } from "#lib/comments/export.ts";
import { exportFromDesk, type DeskExport } from "#lib/comments/export-desk.ts";
import { isDraftOf } from "#lib/comments/find-draft.ts";
import type { Owner } from "#lib/identity/roles.ts";
import type { Address } from "#lib/mail/address.ts";
import { findByDataLink } from "./data-link.ts";

/** Everything that is kept under one address, for its owner. */
export type Everything = {
  email: string;
  /** What was said about mail to it; null for an address that none was ever to go to. */
  address: ReturnType<typeof pickSaid> | null;
  drafts: DraftExport[];
  mails: { sort: string; sentAt: Date }[];
  /** Also what a stranger sent under it: it is kept there too. */
  comments: CommentExport[];
};

/** For an owner who is asked by law: with what moderators wrote for themselves, to be judged there. */
export type EverythingAndMore = Everything & { comments: (CommentExport & DeskExport)[] };

type DraftExport = Pick<
  typeof commentDrafts.$inferSelect,
  "name" | "email" | "site" | "text" | "createdAt" | "updatedAt" | "expiresAt"
>;

/** From the link that was mailed for it, in time. */
export async function exportEverything(
  token: string,
  now = new Date(),
): Promise<Everything | undefined> {
  const address = await findByDataLink(token, now);
  return address && exportUnder(address.email);
}

export async function exportForOwner(_: Owner, email: string): Promise<EverythingAndMore> {
  const everything = await exportUnder(email);
  const withMore = everything.comments.map(async (comment) => ({
    ...comment,
    ...(await exportFromDesk(comment.id)),
  }));
  return { ...everything, comments: await Promise.all(withMore) };
}

async function exportUnder(email: string): Promise<Everything> {
  const address = await reader.select().from(addresses).where(eq(addresses.email, email)).get();
  return {
    email,
    address: address ? pickSaid(address) : null,
    drafts: await exportDrafts(email),
    mails: address ? await exportMails(address.id) : [],
    comments: await exportComments(email),
  };
}

function pickSaid(address: Address) {
  const { createdAt, askedAt, dataAskedAt, confirmedAt, refusedAt, pausedAt } = address;
  return { createdAt, askedAt, dataAskedAt, confirmedAt, refusedAt, pausedAt };
}

async function exportDrafts(email: string): Promise<DraftExport[]> {
  return reader
    .select({
      name: commentDrafts.name,
      email: commentDrafts.email,
      site: commentDrafts.site,
      text: commentDrafts.text,
      createdAt: commentDrafts.createdAt,
      updatedAt: commentDrafts.updatedAt,
      expiresAt: commentDrafts.expiresAt,
    })
    .from(commentDrafts)
    .where(isDraftOf(email))
    .orderBy(asc(commentDrafts.id));
}

async function exportMails(addressId: number): Promise<Everything["mails"]> {
  return reader
    .select({ sort: sentMails.sort, sentAt: sentMails.sentAt })
    .from(sentMails)
    .where(eq(sentMails.addressId, addressId))
    .orderBy(asc(sentMails.id));
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
