import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import { postsFeedAddress } from "#lib/publishing/feed-address.ts";
import { feedFormats, type FeedFormat } from "#lib/publishing/feed.ts";
import styles from "./page.module.css";

export type Followed = {
  name: string;
  /** The page that the feeds are of. */
  address: string;
  feeds: { format: FeedFormat; url: string }[];
};

/** A page with the three feeds of its posts. */
export function postsOf(page: { name: string; address: string }): Followed {
  const feeds = feedFormats.map((format) => ({
    format,
    url: postsFeedAddress(format, page.address),
  }));
  return { ...page, feeds };
}

/** Pages, each with its feeds. */
export async function Feeds({ of }: { of: Followed[] }): Promise<ReactNode> {
  const { feeds: said } = await words();
  return (
    <ul role="list" className={styles.feeds}>
      {of.map(({ name, address, feeds }) => (
        <li key={address}>
          <a href={address} className={styles.name}>
            <bdi>{name}</bdi>
          </a>
          <span className={styles.formats}>
            {feeds.map(({ format, url }) => (
              <a key={format} href={url} aria-label={said.format(said.formats[format], name)}>
                {said.formats[format]}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
