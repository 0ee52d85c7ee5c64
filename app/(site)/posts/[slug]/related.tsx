import type { ReactNode } from "react";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import { postAddress, type PublishedPost } from "#lib/posts/post.ts";
import { readRelatedPosts } from "#lib/search/related.ts";
import { inLanguage } from "#lib/words/direction.ts";
import styles from "./related.module.css";

/** A few posts about the same, found by tags and words, never by how often anything was read. */
export async function Related({ to: post }: { to: PublishedPost }): Promise<ReactNode> {
  const { lists } = await words();
  const found = await readRelatedPosts(post.id);
  // The parts on either side of it have their links already.
  const beside = [post.series?.previous?.slug, post.series?.next?.slug];
  const related = found.filter(({ slug }) => !beside.includes(slug));
  if (related.length === 0) return null;
  return (
    <section className={`${sheet.leaf} ${styles.related}`} aria-labelledby="more-on-this">
      <h2 id="more-on-this" className={sheet.margin}>
        {lists.moreOnThis}
      </h2>
      <ul role="list" className={styles.posts}>
        {related.map(({ slug, title, language }) => (
          <li key={slug}>
            <a href={postAddress({ kind: "post", slug })} {...inLanguage(language)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
