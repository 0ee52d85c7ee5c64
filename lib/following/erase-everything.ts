import { and, desc, eq, gt, lte, max, sql } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { commentDrafts, comments } from "#db/schema/comments.ts";
import { jobs } from "#db/schema/jobs.ts";
import { logParts } from "#db/schema/log.ts";
import { addresses } from "#db/schema/mail.ts";
import { eraseComment } from "#lib/comments/erase.ts";
import { isDraftOf } from "#lib/comments/find-draft.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { aboutAddress, forgetMails } from "#lib/mail/forget-mails.ts";
import { appendToLog } from "#lib/moderation/log/append.ts";
import { findByDataLink } from "./data-link.ts";
import { namesAddress } from "./names-address.ts";

export type Erasing = { outcome: "erased" } | { outcome: "missing" } | NotSaved;

/** So many in one transaction: nobody waits long for theirs meanwhile. */
const atOnce = 50;

/**
 * Removes all that is kept under an address: every comment that was sent under it, by whomever, what
 * it follows, and the address. Broken off half way, it goes on where it was when asked again. Each
 * transaction reads the link anew, which was mailed for this and has to be in time.
 */
export async function eraseEverything(token: string, now = new Date()): Promise<Erasing> {
  return erase(async (tx) => (await findByDataLink(token, now, tx))?.email, undefined, now);
}

/** The same by an owner of the publication whom somebody asked for it. */
export async function eraseUnder(
  email: string,
  { by }: { by?: number },
  now = new Date(),
): Promise<Erasing> {
  return erase(() => Promise.resolve(email), by, now);
}

async function erase(
  findEmail: (tx: Transaction) => Promise<string | undefined>,
  by: number | undefined,
  now: Date,
): Promise<Erasing> {
  let count = 0;
  try {
    for (;;) {
      const erased = await write(async (tx): Promise<number | Erasing> => {
        const email = await findEmail(tx);
        if (email === undefined) return { outcome: "missing" };
        const some = await eraseSome(tx, email, now);
        if (some > 0) return some;
        await eraseAddress(tx, email, now);
        const detail = `${count} ${count === 1 ? "comment" : "comments"}`;
        await appendToLog(tx, { kind: "erase", at: now, memberId: by, detail });
        return { outcome: "erased" };
      });
      if (typeof erased !== "number") return erased;
      count += erased;
    }
  } catch (error) {
    return notSaved(error);
  }
}

/** The newest first, so that an answer is gone before what it answers has to keep a place for it. */
async function eraseSome(tx: Transaction, email: string, now: Date): Promise<number> {
  const some = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.email, email))
    .orderBy(desc(comments.id))
    .limit(atOnce);
  for (const { id } of some) await eraseComment(tx, id, now);
  return some.length;
}

/** What it follows and what was to be sent to it goes with it. */
async function eraseAddress(tx: Transaction, email: string, now: Date): Promise<void> {
  await tx.delete(commentDrafts).where(isDraftOf(email));
  await redactMentions(tx, email, now);
  const address = await tx.select().from(addresses).where(eq(addresses.email, email)).get();
  if (!address) return;
  const { id } = address;
  // A mail server may have named the address in what it said of a failure.
  await tx.delete(jobs).where(sql`json_extract(${jobs.payload}, '$.addressId') = ${id}`);
  await tx.delete(addresses).where(eq(addresses.id, id));
  await enqueue(tx, forgetMails, { about: [aboutAddress(id)] }, { now });
}

/** So many rows of the log at a time are looked through. */
const rowsAtOnce = 5_000;

/** Rows of the log that are about no comment may name an address all the same, as that of a block. */
async function redactMentions(tx: Transaction, email: string, now: Date): Promise<void> {
  const last = await tx
    .select({ sequence: max(logParts.sequence) })
    .from(logParts)
    .get();
  for (let after = 0; after < (last?.sequence ?? 0); after += rowsAtOnce) {
    const found = await tx
      .select({ sequence: logParts.sequence, part: logParts.part, value: logParts.value })
      .from(logParts)
      .where(
        and(
          gt(logParts.sequence, after),
          lte(logParts.sequence, after + rowsAtOnce),
          sql`instr(lower(${logParts.value}), ${email}) > 0`,
        ),
      );
    const named = found.filter(({ value }) => value !== null && namesAddress(value, email));
    await redactParts(tx, named, now);
  }
}

async function redactParts(
  tx: Transaction,
  parts: { sequence: number; part: string }[],
  now: Date,
): Promise<void> {
  for (const { sequence, part } of parts) {
    await tx
      .update(logParts)
      .set({ value: null, salt: null, redactedAt: now })
      .where(and(eq(logParts.sequence, sequence), eq(logParts.part, part)));
  }
}
