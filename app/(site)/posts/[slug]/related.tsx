import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import { postAddress, type PublishedPost } from "#lib/posts/post.ts";
import { readRelatedPosts } from "#lib/search/related.ts";
import { inLanguage } from "#lib/words/direction.ts";
import styles from "./related.module.css";

/** A few posts about the same, found by tags and words, never by how often anything was read. */
export async function Related({ to: post }: { to: PublishedPost }): Promise<ReactNode> {
  const { lists } = await words();
  const related = await readRelatedPosts(post.id);
  if (related.length === 0) return null;
  return (
    <section className={styles.related} aria-labelledby="more-on-this">
      <h2 id="more-on-this">{lists.moreOnThis}</h2>
      <ul role="list">
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
