import type { ReactElement } from "react";
import { listChanges } from "#lib/text/changes.ts";
import styles from "./changed-text.module.css";

/** A text before and after in one: what was taken out is struck through, what was put in underlined. */
export function ChangedText({ before, after }: { before: string; after: string }): ReactElement {
  return (
    <p className={styles.text} dir="auto">
      {listChanges(before, after).map(({ kind, text }, place) => {
        if (kind === "removed") return <del key={place}>{text}</del>;
        return kind === "added" ? <ins key={place}>{text}</ins> : text;
      })}
    </p>
  );
}
