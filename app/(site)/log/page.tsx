import type { Metadata } from "next";
import type { ReactNode } from "react";
import { feedLinks } from "#app/(site)/feed-links.ts";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { Missing, missingMetadata } from "#app/(site)/missing.tsx";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { readPlace, readPublicLog } from "#lib/moderation/log/days.ts";
import { readLogSettings } from "#lib/moderation/log/settings.ts";
import { logAddress, logFeedAddress } from "#lib/publishing/feed-address.ts";
import { feedTypes } from "#lib/publishing/feed.ts";
import { Days } from "./days.tsx";
import { Head } from "./head.tsx";

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  if (!(await readLogSettings()).isPublished) return missingMetadata();
  const { log } = await words();
  const { title } = await publication();
  const place = readPlace((await searchParams).before);
  const links = await feedLinks();
  const own = { url: logFeedAddress, title: log.feedOf(title) };
  return pageMetadata({
    title: log.title,
    description: log.about,
    address: place === undefined ? logAddress : `${logAddress}?before=${place}`,
    feeds: { ...links, [feedTypes.atom]: [...(links[feedTypes.atom] ?? []), own] },
  });
}

/** What moderators decided, for everybody, unless the owner keeps it to the desk. */
export default async function LogPage({ searchParams }: Props): Promise<ReactNode> {
  const { before } = await searchParams;
  const log = await readPublicLog({ before });
  if (!log) return <Missing />;
  const { log: phrases } = await words();
  return (
    <Frame>
      <ListHeading lead={phrases.about}>{phrases.title}</ListHeading>
      <Days log={log} />
      {log.head && <Head {...log.head} />}
    </Frame>
  );
}
