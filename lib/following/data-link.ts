import { and, eq, isNull, lte, or } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { addresses } from "#db/schema/mail.ts";
import { enqueue, job } from "#lib/jobs/queue.ts";
import { findAddress, type Address } from "#lib/mail/address.ts";
import { readDataToken, readToken } from "./token.ts";

/** The owner of an address asked for the link to everything kept under it. */
export const dataLinkAsked = job<{ addressId: number; askedAt: number }>(
  "following.data-link-asked",
);

/** Where such a link leads, for as long as the address is known. */
export type DataLink = { state: "open" | "ended"; email: string };

export type AskingForLink = { outcome: "asked" } | { outcome: "missing" } | NotSaved;

const gapMs = 10 * 60_000;

/** Undefined for any other link, of whatever mail. */
export async function findDataLink(token: string, now = new Date()): Promise<DataLink | undefined> {
  const read = readDataToken(token);
  const address = read && (await findAddress(read.addressId));
  return address && { state: now < read.endsAt ? "open" : "ended", email: address.email };
}

/** Whose everything a link opens now; nobody's for one that has ended, or is of another mail. */
export async function findByDataLink(
  token: string,
  now: Date,
  source: Pick<Transaction, "select"> = reader,
): Promise<Address | undefined> {
  const read = readDataToken(token);
  return read && now < read.endsAt ? findAddress(read.addressId, source) : undefined;
}

/**
 * Asks for a mail with a new link, from the page of any mail or from a link that has ended. Whoever
 * asks is told the same whether one goes or went just now. None goes where mail came back for good;
 * that the address wants no other mail is nothing against one that its owner asks for.
 */
export async function askForDataLink(token: string, now = new Date()): Promise<AskingForLink> {
  const addressId = (readToken(token) ?? readDataToken(token))?.addressId;
  if (addressId === undefined) return { outcome: "missing" };
  try {
    return await write(async (tx): Promise<AskingForLink> => {
      if (!(await findAddress(addressId, tx))) return { outcome: "missing" };
      if (await claimMail(tx, addressId, now)) {
        await enqueue(tx, dataLinkAsked, { addressId, askedAt: +now }, { now });
      }
      return { outcome: "asked" };
    });
  } catch (error) {
    return notSaved(error);
  }
}

async function claimMail(tx: Transaction, id: number, now: Date): Promise<boolean> {
  const { dataAskedAt, pausedAt } = addresses;
  const isFree = or(isNull(dataAskedAt), lte(dataAskedAt, new Date(+now - gapMs)));
  const claimed = await tx
    .update(addresses)
    .set({ dataAskedAt: now })
    .where(and(eq(addresses.id, id), isNull(pausedAt), isFree))
    .returning({ id: addresses.id });
  return claimed.length > 0;
}
