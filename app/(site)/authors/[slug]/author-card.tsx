import type { ReactNode } from "react";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import type { PublishedAuthor } from "#lib/posts/find-author.ts";
import { authorAddress } from "#lib/posts/post.ts";
import styles from "./author-card.module.css";

/** Who this is, and where else they are to be found: as they sign now. */
export async function AuthorCard({ author }: { author: PublishedAuthor }): Promise<ReactNode> {
  const { authors } = await words();
  const { name, handles, sites } = author;
  return (
    <header className={`${sheet.leaf} ${styles.card} h-card`}>
      <div className={styles.name}>
        <p>
          <a href="/authors">{authors.title}</a>
        </p>
        <h1>
          <bdi className="p-name">{name}</bdi>
        </h1>
        <data className="u-uid u-url" value={authorAddress(author)} />
      </div>
      {handles.length + sites.length > 0 && (
        <ul role="list" className={sheet.margin}>
          {handles.map(({ network, handle, url }) => (
            <li key={`${network} ${handle}`}>
              {network}:{" "}
              {url ? (
                <a href={url} rel="me" className="u-url p-nickname">
                  {handle}
                </a>
              ) : (
                <span className="p-nickname">{handle}</span>
              )}
            </li>
          ))}
          {sites.map((site) => (
            <li key={site}>
              <a href={site} rel="me" className="u-url">
                {site.replace(/^https?:\/\//, "").replace(/\/$/, "")}
              </a>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
