import type { ReactNode } from "react";
import sheet from "#app/_ui/sheet.module.css";
import { Pager } from "#app/_ui/pager.tsx";
import { Day } from "#app/_ui/time.tsx";
import type { ListedPost, PostList } from "#lib/posts/list.ts";
import { postAddress, tagAddress } from "#lib/posts/post.ts";
import { inLanguage } from "#lib/words/direction.ts";
import styles from "./post-list.module.css";

/** Posts with what is said of each in the margin, and the way to older and newer ones. */
export function Posts({ list, address }: { list: PostList; address: string }): ReactNode {
  return (
    <>
      {list.posts.map((post) => (
        <Entry key={post.id} post={post} />
      ))}
      {list.posts.length === 0 && (
        <p className="prose">
          {list.newer ? "Nothing older is published." : "Nothing is published yet."}
        </p>
      )}
      <Pager
        label="More posts"
        newer={wayTo(list.newer, address, "Newer posts")}
        older={wayTo(list.older, address, "Older posts")}
      />
    </>
  );
}

function Entry({ post }: { post: ListedPost }): ReactNode {
  const address = postAddress({ kind: "post", slug: post.slug });
  return (
    <article className={`${sheet.leaf} ${styles.entry} h-entry`}>
      <h2 className={styles.title} {...inLanguage(post.language)}>
        <a href={address} className="u-url p-name">
          {post.title}
        </a>
      </h2>
      <ul role="list" className={sheet.margin}>
        {post.isPinned && <li>Pinned</li>}
        <li>
          <Day at={post.publishedAt} className="dt-published" />
        </li>
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

function wayTo(
  cursor: string | undefined,
  address: string,
  words: string,
): { href: string; words: string } | undefined {
  if (cursor === undefined) return undefined;
  return { href: cursor === "first" ? address : `${address}?before=${cursor}`, words };
}
