import type { ReactNode } from "react";
import { inLanguage } from "#lib/words/direction.ts";
import { Pager } from "#app/_ui/pager.tsx";
import sheet from "#app/_ui/sheet.module.css";
import { Day } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import { areThereSeveralAuthors } from "#lib/posts/authors.ts";
import type { ListedPost, PostList } from "#lib/posts/list.ts";
import { authorAddress, postAddress, tagAddress } from "#lib/posts/post.ts";
import { NotThere } from "./not-there.tsx";
import styles from "./entries.module.css";

type PostsProps = {
  list: PostList;
  /** What the list is called, for those who read it by machine. */
  name: string;
  address: string;
  /** On an author's own page, their name is above all of it. */
  areOfOneAuthor?: boolean;
};

/** Posts with what is said of each in the margin, and the way to older and newer ones. */
export async function Posts({
  list,
  name,
  address,
  areOfOneAuthor,
}: PostsProps): Promise<ReactNode> {
  const { lists } = await words();
  const isAuthorSaid = !areOfOneAuthor && (await areThereSeveralAuthors());
  const newer = list.lost ? lists.newestPosts : lists.newerPosts;
  return (
    <div className={`${sheet.run} h-feed`}>
      <data className="p-name" value={name} />
      {!areOfOneAuthor && !isAuthorSaid && <OneAuthor of={list} />}
      {list.posts.map((post) => (
        <Entry key={post.id} post={post} isAuthorSaid={isAuthorSaid} />
      ))}
      {list.lost && <NotThere />}
      {list.posts.length === 0 && <p className={styles.nothing}>{lists[nothing(list)]}</p>}
      <Pager
        label={lists.morePosts}
        newer={wayTo(list.newer, address, newer)}
        older={wayTo(list.older, address, lists.olderPosts)}
      />
    </div>
  );
}

/** Where one person writes everything, no post says who; the list does, to those who read by machine. */
function OneAuthor({ of: { posts } }: { of: PostList }): ReactNode {
  const author = posts[0]?.author;
  return (
    author && (
      <a href={authorAddress(author)} className="p-author h-card" hidden>
        {author.name}
      </a>
    )
  );
}

type EntryProps = { post: ListedPost; isAuthorSaid: boolean };

async function Entry({ post, isAuthorSaid }: EntryProps): Promise<ReactNode> {
  const { lists } = await words();
  const address = postAddress({ kind: "post", slug: post.slug });
  return (
    <article className={`${sheet.leaf} ${styles.entry} h-entry`}>
      <h2 className={styles.title} {...inLanguage(post.language)}>
        <a href={address} className="u-url p-name">
          {post.title}
        </a>
      </h2>
      <ul role="list" className={sheet.margin}>
        {post.isPinned && <li>{lists.pinned}</li>}
        <li>
          <Day at={post.publishedAt} className="dt-published" />
        </li>
        {isAuthorSaid && post.author && (
          <li>
            <a href={authorAddress(post.author)} className="p-author h-card">
              <bdi>{post.author.name}</bdi>
            </a>
          </li>
        )}
        {post.tags.map((tag) => (
          <li key={tag.slug}>
            <a href={tagAddress(tag)} rel="tag" className="p-category">
              {tag.name}
            </a>
          </li>
        ))}
      </ul>
      {post.summary && (
        <p className={`prose p-summary ${styles.summary}`} {...inLanguage(post.language)}>
          {post.summary}
        </p>
      )}
    </article>
  );
}

function nothing({ lost }: PostList): "nothingYet" | "nothingOlder" | "noSuchPlace" {
  if (lost === "unreadable") return "noSuchPlace";
  return lost === "beyond" ? "nothingOlder" : "nothingYet";
}

function wayTo(
  cursor: string | undefined,
  address: string,
  words: string,
): { href: string; words: string } | undefined {
  if (cursor === undefined) return undefined;
  return { href: cursor === "first" ? address : `${address}?before=${cursor}`, words };
}
