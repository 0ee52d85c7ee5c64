import type { ReactNode } from "react";
import { readNeighbours } from "#lib/posts/neighbours.ts";
import { postAddress, type PublishedPost } from "#lib/posts/post.ts";
import { inLanguage } from "#lib/words/direction.ts";
import styles from "./neighbours.module.css";

export async function Neighbours({ of: post }: { of: PublishedPost }): Promise<ReactNode> {
  const { previous, next } = await readNeighbours(post);
  if (!previous && !next) return null;
  return (
    <nav aria-label="Other posts" className={styles.neighbours}>
      {previous && <Neighbour words="Previous" rel="prev" {...previous} />}
      {next && <Neighbour words="Next" rel="next" {...next} />}
    </nav>
  );
}

function Neighbour({
  words,
  rel,
  slug,
  title,
  language,
}: {
  words: string;
  rel: string;
  slug: string;
  title: string;
  language: string | null;
}): ReactNode {
  return (
    <p>
      <span className={styles.way}>{words}: </span>
      <a href={postAddress({ kind: "post", slug })} rel={rel} {...inLanguage(language)}>
        {title}
      </a>
    </p>
  );
}
