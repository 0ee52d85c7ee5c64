import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import { write } from "#db/client.ts";
import { letters } from "#db/schema/following.ts";
import { NotYet, type PayloadOf } from "#lib/jobs/queue.ts";
import { findAddress, mayBeWrittenTo, type Address } from "#lib/mail/address.ts";
import { deliver, freeAt, singlesPerHourMax, type MailSort } from "#lib/mail/deliver.ts";
import { readPublication } from "#lib/settings/publication.ts";
import type { lettersWait } from "./announce.ts";
import { composeDigest, composeLetter, type Composed } from "./compose.ts";
import { readUnsent, type News } from "./news.ts";

/** Mails an address what there is to tell: each thing by itself, and together what is more than five an hour. */
export async function sendLetters(
  { addressId }: PayloadOf<typeof lettersWait>,
  now: Date,
): Promise<void> {
  const to = await findAddress(addressId);
  if (!to || !mayBeWrittenTo(to)) return;
  await waitForRoom(to, now);
  const { news, recalled } = await readUnsent(to, now);
  await remove(recalled);
  const publication = await readPublication();

  if (news.length > 1 && news.some(({ wasHeld }) => wasHeld)) {
    const digest = composeDigest(news, to, publication);
    return send(digest, { to, sort: "digest", news }, now);
  }
  for (const one of news) {
    await waitForRoom(to, now);
    await send(composeLetter(one, to, publication), { to, sort: "letter", news: [one] }, now);
  }
}

/** What finds no room in this hour is held, and goes together with what comes until there is some. */
async function waitForRoom({ id }: Address, now: Date): Promise<void> {
  const free = await freeAt(id, { sorts: ["letter", "digest"], max: singlesPerHourMax }, now);
  if (free <= now) return;
  await write(async (tx) => {
    await tx
      .update(letters)
      .set({ heldAt: now })
      .where(and(eq(letters.addressId, id), isNull(letters.sentAt), isNull(letters.heldAt)));
  });
  throw new NotYet(free);
}

async function send(
  mail: Composed,
  { to, sort, news }: { to: Address; sort: MailSort; news: News[] },
  now: Date,
): Promise<void> {
  const outcome = await deliver(mail, { to, sort }, now);
  const ids = news.map(({ letterId }) => letterId);
  if (outcome === "bounced") return remove(ids);
  await write(async (tx) => {
    await tx.update(letters).set({ sentAt: now }).where(isOneOf(ids));
  });
}

async function remove(ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await write(async (tx) => {
    await tx.delete(letters).where(isOneOf(ids));
  });
}

/** Passed as one value: there may be more than a statement may have parameters. */
function isOneOf(ids: number[]): SQL {
  return sql`${letters.id} in (select value from json_each(${JSON.stringify(ids)}))`;
}
