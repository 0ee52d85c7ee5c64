import { inArray } from "drizzle-orm";
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
  const { news, recalled } = await readUnsent(to, now);
  await remove(recalled);
  const publication = await readPublication();

  if (news.length > 1 && news.some(({ wasHeld }) => wasHeld)) {
    await waitForRoom(to, news, now);
    const digest = composeDigest(news, to, publication);
    return send(digest, { to, sort: "digest", news }, now);
  }
  for (const [place, one] of news.entries()) {
    await waitForRoom(to, news.slice(place), now);
    const letter = composeLetter(one, to, publication);
    await send(letter, { to, sort: "letter", news: [one] }, now);
  }
}

/** What finds no room in this hour is held, and goes together with what comes until there is some. */
async function waitForRoom(to: Address, news: News[], now: Date): Promise<void> {
  const room = { sorts: ["letter", "digest"] satisfies MailSort[], max: singlesPerHourMax };
  const free = await freeAt(to.id, room, now);
  if (free <= now) return;
  await mark(news, { heldAt: now });
  throw new NotYet(free);
}

async function send(
  mail: Composed,
  { to, sort, news }: { to: Address; sort: MailSort; news: News[] },
  now: Date,
): Promise<void> {
  const outcome = await deliver(mail, { to, sort }, now);
  if (outcome === "sent") await mark(news, { sentAt: now });
  else await remove(news.map(({ letterId }) => letterId));
}

async function mark(news: News[], as: { heldAt: Date } | { sentAt: Date }): Promise<void> {
  const ids = news.map(({ letterId }) => letterId);
  await write(async (tx) => {
    await tx.update(letters).set(as).where(inArray(letters.id, ids));
  });
}

async function remove(ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await write(async (tx) => {
    await tx.delete(letters).where(inArray(letters.id, ids));
  });
}
