import { and, desc, eq, gt, inArray, lt } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { addresses, sentMails } from "#db/schema/mail.ts";
import { NotYet } from "#lib/jobs/queue.ts";
import { recordBounce, type Address } from "./address.ts";
import { aboutAddress } from "./forget-mails.ts";
import { RecipientRefused, sendMail, type Mail } from "./send.ts";

export type MailSort = (typeof sentMails.$inferSelect)["sort"];

const hourMs = 60 * 60_000;
/** Nobody gets more than so many mails of ours within an hour, of whatever sort. */
const perHourMax = 20;
/** After so many of a sort within an hour, the rest goes together. */
export const singlesPerHourMax = 5;

/**
 * Sends a mail to an address and remembers that it went. A refusal by the recipient's server is
 * counted and is over with; any other failure is thrown, for the job to be tried again.
 */
export async function deliver(
  mail: Omit<Mail, "to"> & { toName?: string },
  { to, sort }: { to: Address; sort: MailSort },
  now: Date,
): Promise<"sent" | "bounced"> {
  const free = await freeAt(to.id, { max: perHourMax }, now);
  if (free > now) throw new NotYet(free);

  try {
    await sendMail({
      ...mail,
      about: [aboutAddress(to.id), ...(mail.about ?? [])],
      to: { name: mail.toName ?? "", address: to.email },
    });
  } catch (error) {
    if (!(error instanceof RecipientRefused)) throw error;
    await recordBounce(to.id, error.message, now);
    return "bounced";
  }
  await write(async (tx) => {
    await tx.delete(sentMails).where(lt(sentMails.sentAt, new Date(+now - rememberedMs)));
    await tx.insert(sentMails).values({ addressId: to.id, sort, sentAt: now });
    if (to.bounces > 0) {
      await tx.update(addresses).set({ bounces: 0 }).where(eq(addresses.id, to.id));
    }
  });
  return "sent";
}

const rememberedMs = 48 * hourMs;

/** When an address may get the next mail of these sorts, of which `max` may go within `withinMs`. */
export async function freeAt(
  addressId: number,
  { sorts, max, withinMs = hourMs }: { sorts?: MailSort[]; max: number; withinMs?: number },
  now: Date,
): Promise<Date> {
  const last = await reader
    .select({ sentAt: sentMails.sentAt })
    .from(sentMails)
    .where(
      and(
        eq(sentMails.addressId, addressId),
        sorts && inArray(sentMails.sort, sorts),
        gt(sentMails.sentAt, new Date(+now - withinMs)),
      ),
    )
    .orderBy(desc(sentMails.sentAt))
    .limit(max);
  const first = last[max - 1];
  return first ? new Date(+first.sentAt + withinMs) : now;
}
