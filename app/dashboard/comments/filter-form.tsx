import type { ReactElement } from "react";
import { holdTitles } from "#lib/comments/holds.ts";
import { languageChoices, type PostChoice } from "#lib/moderation/filter-choices.ts";
import {
  deskAddress,
  deskPath,
  isNarrowed,
  queues,
  standings,
  type DeskView,
} from "#lib/moderation/view.ts";
import styles from "./filter-form.module.css";
import { queueNames, standingNames } from "./words.ts";

type FilterFormProps = {
  view: DeskView;
  posts: PostChoice[];
  moderators: { id: number; name: string }[];
};

/** Looks for words, and narrows a queue. It changes nothing, so all of it is in the address. */
export function FilterForm({ view, posts, moderators }: FilterFormProps): ReactElement {
  const { queue, q, writer, from, to } = view;
  const isUnfolded = isNarrowed({ ...view, q: undefined });
  return (
    <form action={deskPath} role="search" aria-label="Comments" className={styles.form}>
      <Typed name="q" label="Words in the text or the name" typed={q} type="search" shortcut="/" />
      <Choice name="queue" label="In" chosen={queue} options={inQueues} />
      <details open={isUnfolded}>
        <summary>Narrow it down</summary>
        <Choice name="post" label="Post" any="Any" chosen={view.post} options={posts.map(titled)} />
        <Typed name="writer" label="Writer, by name or e-mail" typed={writer} />
        <Choice name="rule" label="Held by" any="Any rule" chosen={view.rule} options={byRule} />
        <Choice
          name="language"
          label="Language"
          any="Any"
          chosen={view.language}
          options={languageChoices}
        />
        {moderators.length > 1 ? (
          <Choice
            name="assigned"
            label="Given to"
            any="Anybody or nobody"
            chosen={view.assigned}
            options={moderators.map(({ id, name }) => [String(id), name])}
          />
        ) : null}
        <Choice name="state" label="Now" any="Anything" chosen={view.state} options={inStandings} />
        <Typed name="from" label="From" typed={from} type="date" />
        <Typed name="to" label="Until" typed={to} type="date" />
      </details>
      <p className={styles.buttons}>
        <button type="submit" data-weight="quiet">
          Search
        </button>
        {isNarrowed(view) ? <a href={deskAddress({ queue })}>Show everything</a> : null}
      </p>
    </form>
  );
}

const inQueues = queues.map((queue): [string, string] => [queue, queueNames[queue]]);
const inStandings = standings.map((state): [string, string] => [state, standingNames[state]]);
const byRule = Object.entries(holdTitles);

function titled({ id, title }: PostChoice): [string, string] {
  return [String(id), title];
}

function Typed({
  name,
  label,
  typed,
  type = "text",
  shortcut,
}: {
  name: string;
  label: string;
  typed: string | undefined;
  type?: "text" | "search" | "date";
  shortcut?: string;
}): ReactElement {
  const id = `desk-${name}`;
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        name={name}
        defaultValue={typed}
        data-key={shortcut}
        autoComplete="off"
      />
    </div>
  );
}

function Choice({
  name,
  label,
  any,
  chosen = "",
  options,
}: {
  name: string;
  label: string;
  any?: string;
  chosen: string | number | undefined;
  options: [value: string, name: string][];
}): ReactElement {
  const id = `desk-${name}`;
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={String(chosen)}>
        {any ? <option value="">{any}</option> : null}
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
