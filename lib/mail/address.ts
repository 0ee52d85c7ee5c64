import { eq } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { addresses } from "#db/schema/mail.ts";
import { enqueue, job } from "#lib/jobs/queue.ts";

export type Address = typeof addresses.$inferSelect;

/**
 * Asks the owner of an address, once, whether mail is their wish; or, from the private page of a
 * comment, whether that comment is theirs. `commentId` is the comment that led to it.
 */
export const askAddress = job<Question>("mail.ask-address");

type Question = {
  addressId: number;
  commentId: number;
  askedAt: number;
  about?: "mail" | "comment";
};

const dayMs = 24 * 60 * 60_000;

/** The row of an address, made where there is none. */
export async function ensureAddress(tx: Transaction, email: string, now: Date): Promise<Address> {
  await tx.insert(addresses).values({ email, createdAt: now }).onConflictDoNothing();
  const row = await tx.select().from(addresses).where(eq(addresses.email, email)).get();
  if (!row) throw new Error("The address was inserted without a row coming back.");
  return row;
}

/** One question a day at most, whoever types the address in however often, and none after a refusal. */
export async function askToConfirm(
  tx: Transaction,
  { email, commentId }: { email: string; commentId: number },
  now: Date,
): Promise<number> {
  const address = await ensureAddress(tx, email, now);
  if (!address.confirmedAt) await ask(tx, address, { commentId, about: "mail" }, now);
  return address.id;
}

/** Whoever sent a comment asks for the link that shows all that stands under its address. */
export async function askAboutComment(
  tx: Transaction,
  { email, commentId }: { email: string; commentId: number },
  now: Date,
): Promise<void> {
  const address = await ensureAddress(tx, email, now);
  await ask(tx, address, { commentId, about: "comment" }, now);
}

async function ask(
  tx: Transaction,
  { id, refusedAt, askedAt }: Address,
  question: Pick<Question, "commentId" | "about">,
  now: Date,
): Promise<void> {
  const wasJustAsked = askedAt !== null && +now - +askedAt < dayMs;
  if (refusedAt || wasJustAsked) return;
  await tx.update(addresses).set({ askedAt: now }).where(eq(addresses.id, id));
  await enqueue(tx, askAddress, { addressId: id, askedAt: +now, ...question }, { now });
}

export async function findAddress(
  id: number,
  source: Pick<Transaction, "select"> = reader,
): Promise<Address | undefined> {
  return source.select().from(addresses).where(eq(addresses.id, id)).get();
}

/** Whether mail that was asked for may go there now. */
export function mayBeWrittenTo({ confirmedAt, refusedAt, pausedAt }: Address): boolean {
  return confirmedAt !== null && refusedAt === null && pausedAt === null;
}

/** Its owner has said so, from the link that only mail to it holds. It takes back a refusal and a pause. */
export async function confirmAddress(tx: Transaction, id: number, now: Date): Promise<void> {
  const found = await tx.select().from(addresses).where(eq(addresses.id, id)).get();
  if (!found) return;
  await tx
    .update(addresses)
    .set({
      confirmedAt: found.confirmedAt ?? now,
      refusedAt: null,
      pausedAt: null,
      bounces: 0,
      lastError: null,
    })
    .where(eq(addresses.id, id));
}

export async function refuseMail(tx: Transaction, id: number, now: Date): Promise<void> {
  await tx.update(addresses).set({ refusedAt: now }).where(eq(addresses.id, id));
}

/** After so many refusals in a row by its server nothing more is sent to an address. */
const bouncesMax = 3;

export async function recordBounce(id: number, error: string, now: Date): Promise<void> {
  await write(async (tx) => {
    const found = await tx.select().from(addresses).where(eq(addresses.id, id)).get();
    const bounces = (found?.bounces ?? 0) + 1;
    const pausedAt = bounces >= bouncesMax ? now : null;
    await tx
      .update(addresses)
      .set({ bounces, pausedAt, lastError: error.slice(0, errorLengthMax) })
      .where(eq(addresses.id, id));
  });
}

const errorLengthMax = 500;
