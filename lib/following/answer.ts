import { and, eq, isNull } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { follows } from "#db/schema/following.ts";
import { confirmComment, disownComment } from "#lib/comments/under-address.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { confirmAddress, findAddress, refuseMail } from "#lib/mail/address.ts";
import { lettersWait } from "./announce.ts";
import { readToken } from "./token.ts";

/** What the owner of an address may say on the page that a mail leads to. */
export type MailAnswer =
  /** With the comment that the question was about, where they were shown which. */
  | { say: "confirm"; commentId?: number }
  | { say: "wrote"; commentId: number }
  | { say: "not-mine"; commentId: number }
  | { say: "end"; followId: number }
  | { say: "end-all" }
  | { say: "never" };

/** Does what was said. False when the link is not one of ours. */
export async function answerMail(
  token: string,
  answer: MailAnswer,
  now = new Date(),
): Promise<boolean> {
  const read = readToken(token);
  if (!read) return false;
  const { addressId } = read;
  const address = await findAddress(addressId);
  // It was erased, and all of this with it.
  if (!address) return true;
  const { email } = address;
  await write(async (tx) => {
    switch (answer.say) {
      case "confirm":
        await confirmAddress(tx, addressId, now);
        if (answer.commentId) {
          await confirmComment(tx, { commentId: answer.commentId, email }, now);
        }
        // What was decided in the meantime is the first thing they want to know.
        return enqueue(tx, lettersWait, { addressId }, { now });
      case "wrote":
        return confirmComment(tx, { ...answer, email }, now);
      case "not-mine":
        if (!(await disownComment(tx, { ...answer, email }, now))) return;
        return endFollows(tx, { addressId, commentId: answer.commentId }, now);
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
  { addressId, followId, commentId }: { addressId: number; followId?: number; commentId?: number },
  now: Date,
): Promise<void> {
  await tx
    .update(follows)
    .set({ endedAt: now })
    .where(
      and(
        eq(follows.addressId, addressId),
        followId === undefined ? undefined : eq(follows.id, followId),
        commentId === undefined ? undefined : eq(follows.commentId, commentId),
        isNull(follows.endedAt),
      ),
    );
}
