import type { ReactNode } from "react";
import sheet from "#app/_ui/sheet.module.css";
import { Day } from "#app/_ui/time.tsx";
import {
  authorAddress,
  lastChange,
  postAddress,
  seriesAddress,
  tagAddress,
  type PlaceInSeries,
  type PublishedPost,
} from "#lib/posts/post.ts";
import { words } from "#app/_ui/words.ts";
import { absolute } from "#lib/publishing/absolute-address.ts";
import { listContents } from "#lib/text/contents.ts";
import type { Heading } from "#lib/text/headings.ts";
import { countWords, readingMinutes } from "#lib/text/words.ts";
import { inLanguage } from "#lib/words/direction.ts";
import styles from "./article.module.css";
import { Contents } from "./contents.tsx";
import { Corrections } from "./corrections.tsx";
import { renderPost } from "./render-post.ts";
import { Signature } from "./signature.tsx";

/** A post or a page, from its headline to its author's name. */
export async function Article({ post }: { post: PublishedPost }): Promise<ReactNode> {
  const { html, headings, addresses } = await renderPost(post);
  return (
    <article className={`${sheet.leaf} ${styles.article}`}>
      <header className={styles.header}>
        {post.series && <SeriesLine series={post.series} />}
        <h1 className="p-name" {...inLanguage(post.language)}>
          {post.title}
        </h1>
        {post.standfirst && (
          <p className={`p-summary ${styles.standfirst}`} {...inLanguage(post.language)}>
            {post.standfirst}
          </p>
        )}
        <p className={styles.whereabouts} data-paper="">
          {absolute(postAddress(post))}
        </p>
        {post.corrections.length > 0 && <Corrections corrections={post.corrections} />}
      </header>
      <Margin post={post} html={html} headings={headings} />
      {/* Safe by construction: `renderArticle` ends with the sanitiser's allow-list. */}
      <div
        className={`prose e-content ${styles.text}`}
        {...inLanguage(post.language)}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {addresses.length > 0 && <Addresses addresses={addresses} />}
      {post.relatedLinks.length > 0 && <RelatedLinks post={post} />}
      {post.signature && <Signature signature={post.signature} post={post} />}
    </article>
  );
}

/** A series that a preview has just invented has no page yet. */
async function SeriesLine({ series }: { series: PlaceInSeries }): Promise<ReactNode> {
  const { series: say } = await words();
  const line = say.partOf(series.part, series.title);
  return (
    <p className={styles.above}>
      {series.slug ? <a href={seriesAddress(series)}>{line}</a> : line}
    </p>
  );
}

type MarginProps = { post: PublishedPost; html: string; headings: Heading[] };

function Margin({ post, html, headings }: MarginProps): ReactNode {
  const parts = listContents(headings);
  if (post.kind === "page" && parts.length === 0) return null;
  return (
    <div className={`${sheet.margin} ${styles.margin}`}>
      {post.kind === "post" && <Facts post={post} html={html} />}
      {parts.length > 0 && <Contents parts={parts} />}
    </div>
  );
}

async function Facts({ post, html }: { post: PublishedPost; html: string }): Promise<ReactNode> {
  const { text } = await words();
  const author = post.signature?.name ?? post.authorName;
  const updated = lastChange(post);
  return (
    <ul role="list" className={styles.facts}>
      <li>
        <a href={postAddress(post)} className="u-url u-uid">
          <Day at={post.publishedAt} className="dt-published" />
        </a>
        <data value={updated.toISOString()} className="dt-updated" />
      </li>
      {author && <AuthorItem post={post} name={author} />}
      <li>{text.minutesToRead(readingMinutes(countWords(html)))}</li>
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

/** The signature is the author's card where there is one. A preview has no page to lead to. */
function AuthorItem({ post, name }: { post: PublishedPost; name: string }): ReactNode {
  const card = post.signature ? undefined : "p-author h-card";
  return (
    <li>
      {post.authorSlug ? (
        <a href={authorAddress({ slug: post.authorSlug })} rel="author" className={card}>
          {name}
        </a>
      ) : (
        <span className={card}>{name}</span>
      )}
    </li>
  );
}

/** Where the text's links lead, for those who read it on paper. On a screen the links say so themselves. */
async function Addresses({ addresses }: { addresses: string[] }): Promise<ReactNode> {
  const { text } = await words();
  return (
    <section className={styles.addresses} data-paper="">
      <h2>{text.addresses}</h2>
      <ol>
        {addresses.map((address) => (
          <li key={address}>{absolute(address)}</li>
        ))}
      </ol>
    </section>
  );
}

async function RelatedLinks({ post }: { post: PublishedPost }): Promise<ReactNode> {
  const { text } = await words();
  return (
    <section className={styles.related} aria-labelledby="related">
      <h2 id="related">{text.related}</h2>
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
