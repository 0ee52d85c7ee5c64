import type { ReactNode } from "react";
import { Pager } from "#app/_ui/pager.tsx";
import sheet from "#app/_ui/sheet.module.css";
import { Day } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import { permalink } from "#lib/comments/address.ts";
import { postAddress } from "#lib/posts/post.ts";
import type { Piece } from "#lib/search/excerpt.ts";
import type { Hit } from "#lib/search/found.ts";
import { searchAddress, withoutQuotes, type SearchRequest } from "#lib/search/request.ts";
import type { Results } from "#lib/search/search.ts";
import { inLanguage } from "#lib/words/direction.ts";
import styles from "./result-list.module.css";

/** Posts and comments in one list, the best matches first, with what was looked for marked. */
export async function ResultList({
  request,
  results: { hits, pageCount, isCut },
  leftOut,
}: {
  request: SearchRequest;
  results: Results;
  leftOut: number;
}): Promise<ReactNode> {
  const { search } = await words();
  const { typed, page } = request;
  const wayTo = (page: number, label: string) =>
    page < 1 || page > pageCount
      ? undefined
      : { href: searchAddress(request, { page }), words: label };
  return (
    <section aria-labelledby="results" className={`${sheet.run} ${styles.results}`}>
      <h2 id="results" className={styles.heading}>
        {search.resultsFor(withoutQuotes(typed))}
        {page > 1 && `, ${search.page(page)}`}
      </h2>
      {leftOut > 0 && <p className={styles.note}>{search.leftOut(leftOut)}</p>}
      {hits.map((hit) => (
        <Result key={`${hit.kind} ${hit.id}`} hit={hit} />
      ))}
      {isCut && page === pageCount && <p className={styles.note}>{search.cut}</p>}
      <Pager
        label={search.moreResults}
        newer={wayTo(page - 1, search.previous)}
        older={wayTo(page + 1, search.next)}
      />
    </section>
  );
}

function Result({ hit }: { hit: Hit }): ReactNode {
  return hit.kind === "post" ? <FoundPost hit={hit} /> : <FoundComment hit={hit} />;
}

function FoundPost({ hit }: { hit: Hit & { kind: "post" } }): ReactNode {
  return (
    <article className={`${sheet.leaf} ${styles.result}`} {...inLanguage(hit.language)}>
      <h3 className={styles.title}>
        <a href={postAddress(hit.post)}>
          <Pieces pieces={hit.title} />
        </a>
      </h3>
      <p className={sheet.margin}>
        <Day at={hit.publishedAt} />
      </p>
      <p className={`prose ${styles.excerpt}`}>
        <Pieces pieces={hit.excerpt} />
      </p>
    </article>
  );
}

async function FoundComment({ hit }: { hit: Hit & { kind: "comment" } }): Promise<ReactNode> {
  const { search } = await words();
  return (
    <article className={`${sheet.leaf} ${styles.result}`}>
      <h3 className={styles.title}>
        <a href={permalink(hit)}>
          <bdi>
            <Pieces pieces={hit.name} />
          </bdi>{" "}
          <span className={styles.on}>{search.on}</span>{" "}
          <cite {...inLanguage(hit.post.language)}>{hit.post.title}</cite>
        </a>
      </h3>
      <p className={sheet.margin}>
        <span>{search.comment}</span> <Day at={hit.createdAt} />
      </p>
      <p className={`prose ${styles.excerpt}`} dir="auto">
        <Pieces pieces={hit.excerpt} />
      </p>
    </article>
  );
}

function Pieces({ pieces }: { pieces: Piece[] }): ReactNode {
  return pieces.map(({ text, isMarked }, place) =>
    isMarked ? <mark key={place}>{text}</mark> : text,
  );
}
