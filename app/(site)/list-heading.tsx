import type { ReactNode } from "react";
import styles from "./list-heading.module.css";

/** What a list is of: its name, what stands before that, and a sentence or two below. */
export function ListHeading({
  above,
  lead,
  children,
}: {
  above?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <header className={styles.header}>
      {above && <p className={styles.above}>{above}</p>}
      <h1>{children}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </header>
  );
}
