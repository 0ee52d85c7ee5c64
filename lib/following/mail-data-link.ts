import { findAddress } from "#lib/mail/address.ts";
import { deliver } from "#lib/mail/deliver.ts";
import type { PayloadOf } from "#lib/jobs/queue.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";
import type { dataLinkAsked } from "./data-link.ts";
import { dataPage, mailPage, stopAddress } from "./token.ts";

/** So long from when the mail goes, however long it waited. */
const openMs = 24 * 60 * 60_000;

/** Sends the link to everything kept under an address, which stands in no other mail. */
export async function mailDataLink(
  { addressId, askedAt }: PayloadOf<typeof dataLinkAsked>,
  now: Date,
): Promise<void> {
  const to = await findAddress(addressId);
  if (!to || to.pausedAt) return;

  const { title, language } = await readPublication();
  const { dataLink, stop } = wordsIn(language).mail;
  const token = { addressId, followId: 0 };
  await deliver(
    {
      fromName: title,
      language,
      subject: dataLink.subject(title),
      pieces: [
        { say: dataLink.asked },
        { link: dataLink.open, to: dataPage({ addressId, endsAt: new Date(+now + openMs) }) },
        { say: dataLink.yours },
        { foot: dataLink.ifNot, link: stop, to: mailPage(token) },
      ],
      key: `data-link-${addressId}-${askedAt}`,
      list: "comments",
      stop: stopAddress(token),
    },
    { to, sort: "question" },
    now,
  );
}
