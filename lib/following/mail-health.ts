import { and, count, desc, eq, gt, inArray, isNotNull, or } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { jobs } from "#db/schema/jobs.ts";
import { addresses } from "#db/schema/mail.ts";
import { commentWaits } from "#lib/comments/notices.ts";
import { environment } from "#lib/config/environment.ts";
import type { Owner } from "#lib/identity/roles.ts";
import { askAddress } from "#lib/mail/address.ts";
import { lettersWait } from "./announce.ts";
import { dataLinkAsked } from "./data-link.ts";

/** How it goes with the mail, for an owner to do something about. */
export type MailHealth = {
  /** Without a mail server it is written to a folder, and reaches nobody. */
  hasServer: boolean;
  /** Tried at least once without success, and will be tried again. */
  waiting: number;
  /** Tried for two days, and left. */
  givenUp: number;
  lastError: string | null;
  paused: number;
  lastRefusal: string | null;
};

const mailJobs = [commentWaits, askAddress, dataLinkAsked, lettersWait].map(({ name }) => name);

export async function readMailHealth(_: Owner): Promise<MailHealth> {
  const isMail = inArray(jobs.name, mailJobs);
  const isWaiting = and(isMail, inArray(jobs.state, ["waiting", "running"]), gt(jobs.attempts, 0));
  const isGivenUp = and(isMail, eq(jobs.state, "parked"));
  const isPaused = isNotNull(addresses.pausedAt);
  const [waiting, givenUp, failed, paused, refused] = await Promise.all([
    reader.select({ count: count() }).from(jobs).where(isWaiting).get(),
    reader.select({ count: count() }).from(jobs).where(isGivenUp).get(),
    reader
      .select({ lastError: jobs.lastError })
      .from(jobs)
      .where(and(or(isWaiting, isGivenUp), isNotNull(jobs.lastError)))
      .orderBy(desc(jobs.id))
      .limit(1)
      .get(),
    reader.select({ count: count() }).from(addresses).where(isPaused).get(),
    reader
      .select({ lastError: addresses.lastError })
      .from(addresses)
      .where(isPaused)
      .orderBy(desc(addresses.pausedAt))
      .limit(1)
      .get(),
  ]);
  return {
    hasServer: environment().smtpUrl !== undefined,
    waiting: waiting?.count ?? 0,
    givenUp: givenUp?.count ?? 0,
    lastError: failed?.lastError ?? null,
    paused: paused?.count ?? 0,
    lastRefusal: refused?.lastError ?? null,
  };
}
