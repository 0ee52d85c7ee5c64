import type { Metadata } from "next";
import type { ReactNode } from "react";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { listPosts } from "#lib/posts/list.ts";
import { askedWords } from "#lib/search/asked-words.ts";
import { Frame } from "./frame.tsx";
import styles from "./missing.module.css";
import { NotThere } from "./not-there.tsx";
import { Posts } from "./post-list.tsx";
import { SearchBox } from "./search/search-box.tsx";

const offered = 3;

/**
 * What a reader gets where nothing is: what happened, and somewhere to go. Pages return this and do
 * not call `notFound()`, whose answer is an empty page that the framework's script fills in later.
 * `asked` are the parts of the address, whose words are offered to be looked for.
 */
export async function Missing({ asked = [] }: { asked?: string[] }): Promise<ReactNode> {
  const newest = await listPosts({ length: offered });
  // Those that are pinned come with them.
  const posts = newest.posts.slice(0, offered);
  const { missing } = await words();
  return (
    <Frame>
      <NotThere />
      <header className={styles.header}>
        <h1>{missing.title}</h1>
        <SearchBox typed={askedWords(asked)} />
        <p>
          {missing.before}
          <a href="/">{missing.frontPage}</a>
          {posts.length > 0 ? missing.afterWithPosts : missing.after}
        </p>
      </header>
      {posts.length > 0 && (
        <Posts
          list={{ posts, older: undefined, newer: undefined, lost: undefined }}
          name={(await publication()).title}
          address="/"
        />
      )}
    </Frame>
  );
}

export async function missingMetadata(): Promise<Metadata> {
  const { missing } = await words();
  return { title: missing.short };
}
