import type { ReactNode } from "react";
import sheet from "#app/_ui/sheet.module.css";
import { Day } from "#app/_ui/time.tsx";
import { tagAddress, type PublishedPost } from "#lib/posts/post.ts";
import { renderBody } from "#lib/text/render-body.ts";
import { countWords, readingMinutes } from "#lib/text/words.ts";
import styles from "./article.module.css";
import { Signature } from "./signature.tsx";

/** A post or a page, from its headline to its author's name. */
export async function Article({ post }: { post: PublishedPost }): Promise<ReactNode> {
  const html = await renderBody(post.body, post.bodyFormat);
  return (
    <article className={`${sheet.leaf} h-entry`} lang={post.language ?? undefined}>
      <header className={styles.header}>
        <h1 className="p-name">{post.title}</h1>
        {post.standfirst && <p className={`p-summary ${styles.standfirst}`}>{post.standfirst}</p>}
      </header>
      {post.kind === "post" && <Margin post={post} html={html} />}
      {/* Safe by construction: `renderBody` ends with the sanitiser's allow-list. */}
      <div
        className={`prose e-content ${styles.text}`}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {post.relatedLinks.length > 0 && <RelatedLinks post={post} />}
      {post.signature && <Signature signature={post.signature} />}
    </article>
  );
}

function Margin({ post, html }: { post: PublishedPost; html: string }): ReactNode {
  const minutes = readingMinutes(countWords(html));
  const author = post.signature?.name ?? post.authorName;
  return (
    <ul role="list" className={`${sheet.margin} ${styles.margin}`}>
      <li>
        <Day at={post.publishedAt} className="dt-published" />
      </li>
      {author && <li className={post.signature ? undefined : "p-author h-card"}>{author}</li>}
      <li>{minutes === 1 ? "1 minute" : `${minutes} minutes`} to read</li>
      {post.tags.map((tag) => (
        <li key={tag.slug}>
          <a href={tagAddress(tag)} rel="tag" className="p-category">
            {tag.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function RelatedLinks({ post }: { post: PublishedPost }): ReactNode {
  return (
    <section className={styles.related} aria-labelledby="related">
      <h2 id="related">Related</h2>
      <ul>
        {post.relatedLinks.map((link) => (
          <li key={link.url}>
            <a href={link.url}>{link.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
