import type { ReactNode } from "react";
import { inLanguage } from "#lib/words/direction.ts";
import { words } from "#app/_ui/words.ts";
import { readNeighbours, type Neighbour } from "#lib/posts/neighbours.ts";
import { postAddress, type PublishedPost } from "#lib/posts/post.ts";
import styles from "./neighbours.module.css";

/** The posts before and after this one, by date. */
export async function Neighbours({ of: post }: { of: PublishedPost }): Promise<ReactNode> {
  const { lists } = await words();
  const { previous, next } = await readNeighbours(post);
  if (!previous && !next) return null;
  return (
    <nav aria-label={lists.otherPosts} className={styles.neighbours}>
      {previous && <Way words={lists.earlierPost} rel="prev" to={previous} />}
      {next && <Way words={lists.laterPost} rel="next" to={next} />}
    </nav>
  );
}

function Way({ words, rel, to }: { words: string; rel: string; to: Neighbour }): ReactNode {
  return (
    <p>
      <span className={styles.way}>{words} </span>
      <a href={postAddress({ kind: "post", slug: to.slug })} rel={rel} {...inLanguage(to.language)}>
        {to.title}
      </a>
    </p>
  );
}
