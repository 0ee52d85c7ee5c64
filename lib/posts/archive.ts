import { and, desc, gte, lt } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import { endOf, startOf, yearOf, type Span } from "./calendar.ts";
import { isShownAs } from "./shown.ts";

export type ArchivedPost = {
  slug: string;
  title: string;
  language: string | null;
  publishedAt: Date;
};

/** A month in which something was published, the newest post first. */
export type ArchivedMonth = { year: number; month: number; posts: ArchivedPost[] };

/** Byline's addresses hold years of four digits; nothing older than this is offered. */
const firstYear = 1000;

/**
 * Every year in which something was published, the newest first. Each is found by one step down the
 * index from the year after it, so that it costs the number of years and not of posts.
 */
export async function listYears(timeZone: string, now = new Date()): Promise<number[]> {
  const years: number[] = [];
  const beginning = startOf({ year: firstYear }, timeZone);
  let newest = await findNewestBefore(new Date(now.getTime() + 1), beginning, now);
  while (newest) {
    const year = yearOf(newest, timeZone);
    years.push(year);
    newest = await findNewestBefore(startOf({ year }, timeZone), beginning, now);
  }
  return years;
}

/** What was published in a year, or in one month of it, by month, the newest first. */
export async function readArchive(
  span: Span,
  timeZone: string,
  now = new Date(),
): Promise<ArchivedMonth[]> {
  const found = await reader
    .select({
      slug: posts.slug,
      title: posts.title,
      language: posts.language,
      publishedAt: posts.publishedAt,
    })
    .from(posts)
    .where(
      and(
        isShownAs("post", now),
        gte(posts.publishedAt, startOf(span, timeZone)),
        lt(posts.publishedAt, endOf(span, timeZone)),
      ),
    )
    .orderBy(desc(posts.publishedAt), desc(posts.id));

  const dated = found.flatMap(({ publishedAt, ...post }) =>
    publishedAt ? [{ ...post, publishedAt }] : [],
  );
  return monthsOf(span)
    .map((month) => ({ month, start: startOf({ year: span.year, month }, timeZone) }))
    .map(({ month, start }) => {
      const end = endOf({ year: span.year, month }, timeZone);
      const inMonth = dated.filter(({ publishedAt: at }) => at >= start && at < end);
      return { year: span.year, month, posts: inMonth };
    })
    .filter((month) => month.posts.length > 0);
}

async function findNewestBefore(
  end: Date,
  beginning: Date,
  now: Date,
): Promise<Date | null | undefined> {
  const newest = await reader
    .select({ publishedAt: posts.publishedAt })
    .from(posts)
    .where(
      and(isShownAs("post", now), gte(posts.publishedAt, beginning), lt(posts.publishedAt, end)),
    )
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(1)
    .get();
  return newest?.publishedAt;
}

function monthsOf({ month }: Span): number[] {
  return month ? [month] : [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
}
