import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { publication } from "#app/_ui/publication.ts";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import { readLogSettings } from "#lib/moderation/log/settings.ts";
import { listAuthors } from "#lib/posts/authors.ts";
import { authorAddress, tagAddress } from "#lib/posts/post.ts";
import { listTags } from "#lib/posts/tag-index.ts";
import { commentsFeedAddress, logAddress, logFeedAddress } from "#lib/publishing/feed-address.ts";
import { Feeds, postsOf, type Followed } from "./feeds.tsx";
import styles from "./page.module.css";

/** So many are named here with their feeds; all others are found by the sentence below them. */
const namedMax = 60;

export async function generateMetadata(): Promise<Metadata> {
  const { feeds } = await words();
  return pageMetadata({ title: feeds.follow, address: "/feeds" });
}

/** Everything that can be followed. */
export default async function FeedsPage(): Promise<ReactNode> {
  const { feeds, log } = await words();
  const { isPublished: isLogPublished } = await readLogSettings();
  const { title, language } = await publication();
  const comments: Followed = {
    name: feeds.conversation,
    address: "/conversation",
    feeds: [{ format: "atom", url: commentsFeedAddress }],
  };
  const decisions: Followed = {
    name: log.title,
    address: logAddress,
    feeds: [{ format: "atom", url: logFeedAddress }],
  };
  const { compare } = new Intl.Collator(language, { numeric: true });
  const inOrder = (one: { name: string }, other: { name: string }) => compare(one.name, other.name);
  const authors = (await listAuthors()).sort(inOrder);
  const tags = (await listTags()).sort(inOrder);
  return (
    <Frame>
      <ListHeading lead={feeds.intro}>{feeds.follow}</ListHeading>
      <div className={sheet.run}>
        <Subject name={feeds.posts}>
          <Feeds of={[postsOf({ name: title, address: "/" })]} />
        </Subject>
        <Subject name={feeds.comments}>
          <Feeds of={isLogPublished ? [comments, decisions] : [comments]} />
          <p className={styles.note}>{feeds.underPost}</p>
        </Subject>
        {authors.length > 1 && (
          <Subject name={feeds.byAuthor}>
            <Feeds
              of={authors
                .slice(0, namedMax)
                .map((author) => postsOf({ name: author.name, address: authorAddress(author) }))}
            />
            {authors.length > namedMax && <p className={styles.note}>{feeds.moreAuthors}</p>}
          </Subject>
        )}
        {tags.length > 0 && (
          <Subject name={feeds.byTag}>
            <Feeds
              of={tags
                .slice(0, namedMax)
                .map((tag) => postsOf({ name: tag.name, address: tagAddress(tag) }))}
            />
            {tags.length > namedMax && <p className={styles.note}>{feeds.moreTags}</p>}
          </Subject>
        )}
      </div>
    </Frame>
  );
}

function Subject({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <section className={`${sheet.leaf} ${styles.followed}`}>
      <h2 className={sheet.margin}>{name}</h2>
      <div>{children}</div>
    </section>
  );
}
