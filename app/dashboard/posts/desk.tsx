import type { ReactElement, ReactNode } from "react";
import { plexMono } from "#app/_styles/manuscript-font.ts";
import styles from "./desk.module.css";

/** The studio's skeleton: the manuscript, and in the margin behind the rule what is said about it. */
export function Desk({
  heading,
  margin,
  children,
}: {
  heading: string;
  margin: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <main id="content" className={`${plexMono.variable} ${styles.desk}`}>
      <h1 className={styles.heading}>{heading}</h1>
      <div className={styles.margin}>{margin}</div>
      <div className={styles.text}>{children}</div>
    </main>
  );
}
