import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import { areThereSeveralAuthors } from "#lib/posts/authors.ts";
import { isThereASeries } from "#lib/posts/series-parts.ts";

/** The ways through what is published, as items of a list. */
export async function Ways(): Promise<ReactNode> {
  const { archive, authors, lists, series } = await words();
  const hasSeries = await isThereASeries();
  const hasSeveralAuthors = await areThereSeveralAuthors();
  return (
    <>
      <li>
        <a href="/archive">{archive.title}</a>
      </li>
      <li>
        <a href="/tags">{lists.tags}</a>
      </li>
      {hasSeries && (
        <li>
          <a href="/series">{series.title}</a>
        </li>
      )}
      {hasSeveralAuthors && (
        <li>
          <a href="/authors">{authors.title}</a>
        </li>
      )}
      <li>
        <a href="/conversation">{lists.conversation}</a>
      </li>
    </>
  );
}
