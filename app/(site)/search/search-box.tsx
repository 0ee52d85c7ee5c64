import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import styles from "./search-box.module.css";

const id = "search-words";

/** Where words are typed, on the page of results and wherever something was not found. */
export async function SearchBox({
  typed,
  problem,
  hint,
  children,
}: {
  typed: string;
  problem?: string | undefined;
  hint?: string | undefined;
  children?: ReactNode;
}): Promise<ReactNode> {
  const { search } = await words();
  const notes = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <form role="search" action="/search" className={styles.form} data-screen="">
      <label htmlFor={id}>{search.label}</label>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.line}>
        <input
          type="search"
          id={id}
          name="q"
          defaultValue={typed}
          dir="auto"
          enterKeyHint="search"
          autoComplete="off"
          aria-describedby={notes || undefined}
          aria-invalid={problem ? true : undefined}
        />
        <button type="submit">{search.submit}</button>
      </div>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {children}
    </form>
  );
}
