import { listRecentComments } from "#lib/comments/recent.ts";
import { listYears } from "#lib/posts/archive.ts";
import { listAuthors, type ListedAuthor } from "#lib/posts/authors.ts";
import { yearOf } from "#lib/posts/calendar.ts";
import type { Tag } from "#lib/posts/post.ts";
import { listTags } from "#lib/posts/tag-index.ts";

/** What a search can be narrowed to; by name, the years from the newest. */
export type Choices = { tags: Tag[]; authors: ListedAuthor[]; years: number[] };

export async function readChoices(
  { timeZone, language }: { timeZone: string; language: string },
  now = new Date(),
): Promise<Choices> {
  const { compare } = new Intl.Collator(language);
  const byName = (a: { name: string }, b: { name: string }) => compare(a.name, b.name);
  const years = await listYears(timeZone, now);
  const [newest] = await listRecentComments(1, now);
  return {
    tags: (await listTags(now)).sort(byName),
    authors: (await listAuthors(now)).sort(byName),
    years: newest ? withYear(years, yearOf(newest.createdAt, timeZone)) : years,
  };
}

/** People still talk in years in which nothing is published. */
function withYear(years: number[], year: number): number[] {
  return [...new Set([...years, year])].sort((a, b) => b - a);
}
