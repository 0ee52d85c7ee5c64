import type { ReactNode } from "react";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import { readNeighbours } from "#lib/posts/neighbours.ts";
import { postAddress, type Neighbour, type PublishedPost } from "#lib/posts/post.ts";
import { inLanguage } from "#lib/words/direction.ts";
import styles from "./neighbours.module.css";

/** The parts before and after this one in its series, and the posts before and after it by date. */
export async function Neighbours({ of: post }: { of: PublishedPost }): Promise<ReactNode> {
  const { lists, series } = await words();
  const { previous, next } = await readNeighbours(post);
  const ways = [
    { words: series.previousPart, to: post.series?.previous },
    { words: series.nextPart, to: post.series?.next },
    { words: lists.earlierPost, to: previous, rel: "prev" },
    { words: lists.laterPost, to: next, rel: "next" },
  ];
  if (!ways.some(({ to }) => to)) return null;
  return (
    <nav aria-label={lists.otherPosts} className={`${sheet.run} ${styles.neighbours}`}>
      {ways.map((way) => way.to && <Way key={way.words} {...way} to={way.to} />)}
    </nav>
  );
}

type WayProps = { words: string; to: Neighbour; rel?: string };

function Way({ words, to, rel }: WayProps): ReactNode {
  return (
    <p className={`${sheet.leaf} ${styles.way}`}>
      <span className={sheet.margin}>{words} </span>
      <a href={postAddress({ kind: "post", slug: to.slug })} rel={rel} {...inLanguage(to.language)}>
        {to.title}
      </a>
    </p>
  );
}
