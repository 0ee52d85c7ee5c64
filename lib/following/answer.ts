import { and, eq, isNull } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { follows } from "#db/schema/following.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { confirmAddress, findAddress, refuseMail } from "#lib/mail/address.ts";
import { lettersWait } from "./announce.ts";
import { readToken } from "./token.ts";

/** What the owner of an address may say on the page that a mail leads to. */
export type MailAnswer =
  { say: "confirm" } | { say: "end"; followId: number } | { say: "end-all" } | { say: "never" };

/** Does what was said. False when the link is not one of ours. */
export async function answerMail(
  token: string,
  answer: MailAnswer,
  now = new Date(),
): Promise<boolean> {
  const read = readToken(token);
  if (!read) return false;
  const { addressId } = read;
  await write(async (tx) => {
    switch (answer.say) {
      case "confirm":
        await confirmAddress(tx, addressId, now);
        // What was decided in the meantime is the first thing they want to know.
        return enqueue(tx, lettersWait, { addressId }, { now });
      case "end":
        return endFollows(tx, { addressId, followId: answer.followId }, now);
      case "end-all":
        return endFollows(tx, { addressId }, now);
      case "never":
        await endFollows(tx, { addressId }, now);
        return refuseMail(tx, addressId, now);
    }
  });
  return true;
}

/**
 * What one POST from a mail program ends: what the mail was sent for. An address that never said it
 * is its owner's wish is not asked again.
 */
export async function stopByMail(token: string, now = new Date()): Promise<boolean> {
  const read = readToken(token);
  if (!read) return false;
  if (read.followId > 0) return answerMail(token, { say: "end", followId: read.followId }, now);
  const address = await findAddress(read.addressId);
  return answerMail(token, { say: address?.confirmedAt ? "end-all" : "never" }, now);
}

async function endFollows(
  tx: Transaction,
  { addressId, followId }: { addressId: number; followId?: number },
  now: Date,
): Promise<void> {
  await tx
    .update(follows)
    .set({ endedAt: now })
    .where(
      and(
        eq(follows.addressId, addressId),
        followId === undefined ? undefined : eq(follows.id, followId),
        isNull(follows.endedAt),
      ),
    );
}
