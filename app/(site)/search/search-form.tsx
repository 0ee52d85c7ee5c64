import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import type { Choices } from "#lib/search/choices.ts";
import { queryLengthMax } from "#lib/search/query.ts";
import type { SearchRequest } from "#lib/search/request.ts";
import { SearchBox } from "./search-box.tsx";
import styles from "./search-form.module.css";

/** The words, and what a search of them can be narrowed to: only what there is more than one of. */
export async function SearchForm({
  request,
  choices: { tags, authors, years },
}: {
  request: SearchRequest;
  choices: Choices;
}): Promise<ReactNode> {
  const { search } = await words();
  const { typed, query } = request;
  const problem =
    query.kind === "too-long" ? search.tooLong(queryLengthMax, query.length) : undefined;
  const isNarrowed = Boolean(request.in || request.tag || request.author || request.year);
  return (
    <SearchBox typed={typed} problem={problem} hint={typed ? undefined : search.hint}>
      <details className={styles.narrow} open={isNarrowed}>
        <summary>{search.narrow}</summary>
        <div className={styles.choices}>
          <Choice
            name="in"
            label={search.in}
            chosen={request.in}
            any={search.everything}
            options={[
              ["posts", search.posts],
              ["comments", search.comments],
            ]}
          />
          <Choice
            name="tag"
            label={search.tag}
            chosen={request.tag}
            any={search.anyTag}
            options={tags.map(({ slug, name }) => [slug, name])}
          />
          <Choice
            name="author"
            label={search.author}
            chosen={request.author}
            any={search.anyAuthor}
            options={authors.map(({ slug, name }) => [slug, name])}
          />
          <Choice
            name="year"
            label={search.year}
            chosen={request.year}
            any={search.anyYear}
            options={years.map((year) => [String(year), String(year)])}
          />
        </div>
      </details>
    </SearchBox>
  );
}

function Choice({
  name,
  label,
  chosen = "",
  any,
  options,
}: {
  name: string;
  label: string;
  chosen: string | number | undefined;
  any: string;
  options: [value: string, name: string][];
}): ReactNode {
  if (options.length < 2) return null;
  const id = `search-${name}`;
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={String(chosen)}>
        <option value="">{any}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
