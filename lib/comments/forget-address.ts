import { eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { follows } from "#db/schema/following.ts";
import { members } from "#db/schema/identity.ts";
import { addresses } from "#db/schema/mail.ts";
import { enqueue, job, type PayloadOf } from "#lib/jobs/queue.ts";
import { aboutAddress, forgetMails } from "#lib/mail/forget-mails.ts";

/** An address that a comment was erased from may be in nobody's use any more. */
export const forgetAddress = job<{ addressId: number }>("comments.forget-address");

const dayMs = 24 * 60 * 60_000;

/**
 * Not at once where it was asked today whether it is its owner's: whoever sends a comment under a
 * stranger's address and erases it could have them asked again and again.
 */
export async function forgetAddressLater(tx: Transaction, email: string, now: Date): Promise<void> {
  const found = await tx
    .select({ id: addresses.id, askedAt: addresses.askedAt })
    .from(addresses)
    .where(eq(addresses.email, email))
    .get();
  if (!found) return;
  const runAt = new Date(Math.max(+now, +(found.askedAt ?? 0) + dayMs));
  await enqueue(tx, forgetAddress, { addressId: found.id }, { now, runAt });
}

/** Removes an address that nothing stands under. One that asked never to be written to has to be known. */
export async function removeUnusedAddress(
  { addressId }: PayloadOf<typeof forgetAddress>,
  now: Date,
): Promise<void> {
  await write(async (tx) => {
    const address = await tx.select().from(addresses).where(eq(addresses.id, addressId)).get();
    if (!address || address.refusedAt) return;
    const { email } = address;
    const uses = await Promise.all([
      tx.select({ id: comments.id }).from(comments).where(eq(comments.email, email)).limit(1),
      tx.select({ id: members.id }).from(members).where(eq(members.email, email)).limit(1),
      tx.select({ id: follows.id }).from(follows).where(eq(follows.addressId, addressId)).limit(1),
    ]);
    if (uses.every((rows) => rows.length === 0)) {
      await tx.delete(addresses).where(eq(addresses.id, addressId));
      await enqueue(tx, forgetMails, { about: [aboutAddress(addressId)] }, { now });
    }
  });
}
