import type { ReactNode } from "react";
import { Ways } from "#app/(site)/ways.tsx";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import type { Choices } from "#lib/search/choices.ts";
import { searchAddress, withoutQuotes, type SearchRequest } from "#lib/search/request.ts";
import { search as find } from "#lib/search/search.ts";
import styles from "./outcome.module.css";
import { ResultList } from "./result-list.tsx";

/** What came of a search: a page of results, or what to do where there is none. */
export async function Outcome({
  request,
  choices,
}: {
  request: SearchRequest;
  choices: Choices;
}): Promise<ReactNode> {
  const { search } = await words();
  const { typed, query, page, unreadable } = request;
  const everywhere = { href: searchAddress(request, widest), words: search.everywhere };

  if (query.kind === "blank") return null;
  // The form has said what is wrong, beside the words.
  if (query.kind === "too-long") return <meta name="answer-status" content="400" />;
  if (unreadable.length > 0) {
    return (
      <>
        <meta name="answer-status" content="400" />
        <Nothing heading={search.unreadable} way={everywhere} />
      </>
    );
  }
  if (query.kind === "wordless") return <Nothing heading={search.wordless} />;

  const { timeZone } = await publication();
  const results = await find(query.terms, request, { timeZone });
  if (results.hits.length > 0) {
    return <ResultList request={request} results={results} leftOut={query.leftOut} />;
  }
  if (page > 1 && results.pageCount > 0) {
    const first = { href: searchAddress(request), words: search.firstPage };
    return (
      <>
        <meta name="answer-status" content="404" />
        <Nothing heading={search.nothingOn} way={first} />
      </>
    );
  }
  const isNarrowed = Boolean(request.in || request.tag || request.author || request.year);
  const isQuoted = query.terms.some((term) => term.words.length > 1);
  return (
    <>
      {(page > 1 || !isThere(request, choices)) && <meta name="answer-status" content="404" />}
      <Nothing
        heading={search.nothing(withoutQuotes(typed))}
        advice={isQuoted ? `${search.fewer} ${search.withoutQuotes}` : search.fewer}
        way={isNarrowed ? everywhere : undefined}
      />
    </>
  );
}

const widest = { in: undefined, tag: undefined, author: undefined, year: undefined };

/** Whether what the search was narrowed to exists at all. */
function isThere({ tag, author, year }: SearchRequest, choices: Choices): boolean {
  return (
    (!tag || choices.tags.some(({ slug }) => slug === tag)) &&
    (!author || choices.authors.some(({ slug }) => slug === author)) &&
    (!year || choices.years.includes(year))
  );
}

async function Nothing({
  heading,
  advice,
  way,
}: {
  heading: string;
  advice?: string;
  way?: { href: string; words: string } | undefined;
}): Promise<ReactNode> {
  const { search, frame } = await words();
  return (
    <section className={styles.nothing}>
      <h2>{heading}</h2>
      {(advice || way) && (
        <p>
          {advice} {way && <a href={way.href}>{way.words}</a>}
        </p>
      )}
      <p>{search.or}</p>
      <ul role="list" className={styles.ways}>
        <li>
          <a href="/">{frame.posts}</a>
        </li>
        <Ways />
      </ul>
    </section>
  );
}
