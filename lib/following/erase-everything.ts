import { desc, eq, sql } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { commentDrafts, comments } from "#db/schema/comments.ts";
import { jobs } from "#db/schema/jobs.ts";
import { addresses } from "#db/schema/mail.ts";
import { eraseComment } from "#lib/comments/erase.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { findAddress, type Address } from "#lib/mail/address.ts";
import { aboutAddress, forgetMails } from "#lib/mail/forget-mails.ts";
import { readToken } from "./token.ts";

export type Erasing = { outcome: "erased" } | { outcome: "missing" } | NotSaved;

/** So many in one transaction: nobody waits long for theirs meanwhile. */
const atOnce = 50;

/**
 * Removes all that is kept under an address: every comment that was sent under it, by whomever, what
 * it follows, and the address. Broken off half way, it goes on where it was when asked again.
 */
export async function eraseEverything(token: string, now = new Date()): Promise<Erasing> {
  const read = readToken(token);
  const address = read && (await findAddress(read.addressId));
  if (!address) return { outcome: "missing" };
  try {
    while (await write((tx) => eraseSome(tx, address.email, now)));
    await write((tx) => eraseAddress(tx, address, now));
    return { outcome: "erased" };
  } catch (error) {
    return notSaved(error);
  }
}

/** The newest first, so that an answer is gone before what it answers has to keep a place for it. */
async function eraseSome(tx: Transaction, email: string, now: Date): Promise<boolean> {
  const some = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.email, email))
    .orderBy(desc(comments.id))
    .limit(atOnce);
  for (const { id } of some) await eraseComment(tx, id, now);
  return some.length > 0;
}

/** What it follows and what was to be sent to it goes with it. */
async function eraseAddress(tx: Transaction, { id, email }: Address, now: Date): Promise<void> {
  await tx.delete(commentDrafts).where(sql`lower(trim(${commentDrafts.email})) = ${email}`);
  // A mail server may have named the address in what it said of a failure.
  await tx.delete(jobs).where(sql`json_extract(${jobs.payload}, '$.addressId') = ${id}`);
  await tx.delete(addresses).where(eq(addresses.id, id));
  await enqueue(tx, forgetMails, { about: [aboutAddress(id)] }, { now });
}
