import type { ReactNode } from "react";
import sheet from "#app/_ui/sheet.module.css";
import { Day } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import { postAddress } from "#lib/posts/post.ts";
import type { PublishedSeries } from "#lib/posts/series-parts.ts";
import { inLanguage } from "#lib/words/direction.ts";
import styles from "../../entries.module.css";

/** The published parts in their order, each counted in the margin. */
export async function Parts({
  series: { title, parts },
}: {
  series: PublishedSeries;
}): Promise<ReactNode> {
  const { series } = await words();
  return (
    <div className={`${sheet.run} h-feed`}>
      <data className="p-name" value={title} />
      <ol role="list" className={sheet.run}>
        {parts.map((part, index) => (
          <li key={part.slug} className={`${sheet.leaf} ${styles.entry} h-entry`}>
            <h2 className={styles.title} {...inLanguage(part.language)}>
              <a href={postAddress({ kind: "post", slug: part.slug })} className="u-url p-name">
                {part.title}
              </a>
            </h2>
            <ul role="list" className={sheet.margin}>
              <li>{series.part(index + 1)}</li>
              <li>
                <Day at={part.publishedAt} className="dt-published" />
              </li>
            </ul>
            {part.standfirst && (
              <p className={`prose p-summary ${styles.summary}`} {...inLanguage(part.language)}>
                {part.standfirst}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
