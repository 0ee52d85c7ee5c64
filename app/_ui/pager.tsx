import type { ReactNode } from "react";
import styles from "./pager.module.css";

type Way = { href: string; words: string };

/** The way to the next and the previous page of a list; nothing when there is only one page. */
export function Pager({
  label,
  newer,
  older,
}: {
  label: string;
  newer: Way | undefined;
  older: Way | undefined;
}): ReactNode {
  if (!newer && !older) return null;
  return (
    <nav aria-label={label} className={styles.pager}>
      {newer && (
        <a href={newer.href} rel="prev">
          {newer.words}
        </a>
      )}
      {older && (
        <a href={older.href} rel="next">
          {older.words}
        </a>
      )}
    </nav>
  );
}
