import type { ReactNode } from "react";
import { inLanguage } from "#lib/words/direction.ts";
import { publication } from "#app/_ui/publication.ts";
import sheet from "#app/_ui/sheet.module.css";
import type { ArchivedMonth, ArchivedPost } from "#lib/posts/archive.ts";
import { archiveAddress } from "#lib/posts/calendar.ts";
import { postAddress } from "#lib/posts/post.ts";
import styles from "./months.module.css";
import { monthName, spanName } from "./span-name.ts";

/** What each month brought, under its name. */
export async function Months({
  months,
  isYearSaid,
}: {
  months: ArchivedMonth[];
  /** Whether the page's own heading says which year it is. */
  isYearSaid: boolean;
}): Promise<ReactNode> {
  const nameOf = isYearSaid ? monthName : spanName;
  const named = await Promise.all(
    months.map(async (month) => ({ ...month, name: await nameOf(month) })),
  );
  return named.map(({ year, month, name, posts }) => (
    <section key={month} className={`${sheet.run} ${styles.month}`} aria-labelledby={anchor(month)}>
      <h2 id={anchor(month)}>
        <a href={archiveAddress({ year, month })}>{name}</a>
      </h2>
      <ArchivedPosts posts={posts} />
    </section>
  ));
}

/** Titles, with the day of each in the margin. */
export async function ArchivedPosts({ posts }: { posts: ArchivedPost[] }): Promise<ReactNode> {
  const { language, timeZone } = await publication();
  // One for all of them: a year may hold thousands, and each new one costs more than the row.
  const day = new Intl.DateTimeFormat([language, "en"], {
    day: "numeric",
    month: "long",
    // The archive's years and months are those of its addresses.
    calendar: "gregory",
    timeZone,
  });
  return (
    <ol role="list" className={sheet.run}>
      {posts.map((post) => (
        <li key={post.slug} className={`${sheet.leaf} ${styles.post} h-entry`}>
          <p className={sheet.margin}>
            <time dateTime={post.publishedAt.toISOString()} className="dt-published">
              {day.format(post.publishedAt)}
            </time>
          </p>
          <p className={styles.title} {...inLanguage(post.language)}>
            <a href={postAddress({ kind: "post", slug: post.slug })} className="u-url p-name">
              {post.title}
            </a>
          </p>
        </li>
      ))}
    </ol>
  );
}

function anchor(month: number): string {
  return `month-${String(month).padStart(2, "0")}`;
}
